package dev.koan.train.sft;

import dev.koan.runtime.model.AdamW;
import dev.koan.runtime.model.Learner;
import dev.koan.runtime.model.Muon;

/** How gradients change weights. */
public sealed interface UpdateRule {
    /**
     * AdamW on everything.
     *
     * @param rate learning rate at the top of the schedule
     */
    record AdamOnly(AdamW adam, double rate) implements UpdateRule {}

    /**
     * Muon on the matrices inside the layers, AdamW on the rest.
     *
     * @param muonRate Muon's learning rate at the top of the schedule
     * @param adamRate AdamW's learning rate at the top of the schedule
     */
    record MuonAndAdam(Muon muon, double muonRate, AdamW adam, double adamRate)
            implements UpdateRule {}

    /** One update at a share of the learning rates. */
    default void apply(Learner learner, double share) {
        switch (this) {
            case AdamOnly(AdamW adam, double rate) -> learner.update(adam, rate * share);
            case MuonAndAdam(Muon muon, double muonRate, AdamW adam, double adamRate) ->
                    learner.update(muon, muonRate * share, adam, adamRate * share);
        }
    }

    /** The learning rate that is reported. */
    default double topRate() {
        return switch (this) {
            case AdamOnly rule -> rule.rate();
            case MuonAndAdam rule -> rule.muonRate();
        };
    }
}
