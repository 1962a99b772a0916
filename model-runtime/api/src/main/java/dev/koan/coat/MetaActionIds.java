package dev.koan.coat;

import dev.koan.generation.Tokenizer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The ids that meta-actions have in one vocabulary; none, some or all of them. Immutable. */
public final class MetaActionIds {
    private final Map<MetaAction, Integer> ids = new EnumMap<>(MetaAction.class);

    private MetaActionIds(Tokenizer tokenizer) {
        for (MetaAction action : MetaAction.values()) {
            OptionalInt id = tokenizer.id(action.token());
            if (id.isPresent()) {
                ids.put(action, id.getAsInt());
            }
        }
    }

    /** Looks the three tokens up. */
    public static MetaActionIds in(Tokenizer tokenizer) {
        return new MetaActionIds(tokenizer);
    }

    /** Whether the vocabulary has all three. */
    public boolean isComplete() {
        return ids.size() == MetaAction.values().length;
    }

    /** The id of an action; empty when the vocabulary lacks it. */
    public OptionalInt id(MetaAction action) {
        Integer id = ids.get(action);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** The action of an id; empty for any other token. */
    public Optional<MetaAction> action(int id) {
        for (Map.Entry<MetaAction, Integer> entry : ids.entrySet()) {
            if (entry.getValue() == id) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }
}
