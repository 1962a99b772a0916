package dev.koan.train.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownSplit;
import dev.koan.problems.countdown.CountdownStep;
import dev.koan.runtime.tokenizer.JsonTokenizer;
import dev.koan.train.sft.TrainingExample;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PretrainingExamplesTest {
    private static final JsonTokenizer TOKENIZER =
            JsonTokenizer.parse(CountdownVocabulary.tokenizerJson(), Path.of("tokenizer.json"));

    private static PretrainingExamples examples(long seed) {
        return new PretrainingExamples(
                TOKENIZER,
                new CountdownSolver(),
                new PretrainingMix(5, 30, 20),
                CountdownSplit.TRAIN,
                seed);
    }

    @Test
    void vocabularyReadsAndWritesItsTextsExactly() {
        String text =
                "Use 10 7 1 3 to make 10\n 10 - 3 = 7 left 7 7 1\n from 10 7 1 3\n answer \\boxed{ ( ( 10 - 7 ) * 3 ) + 1 }<|endoftext|>";
        int[] ids = TOKENIZER.encode(text);
        assertThat(TOKENIZER.decode(ids)).isEqualTo(text);
        assertThat(ids).hasSize(40).doesNotContain(TOKENIZER.id("<|unk|>").orElseThrow());
    }

    @Test
    void sameStepGivesTheSameExamplesAndAnotherSeedOthers() {
        assertThat(texts(examples(1), 4)).isEqualTo(texts(examples(1), 4));
        assertThat(texts(examples(1), 4)).isNotEqualTo(texts(examples(2), 4));
        assertThat(texts(examples(1), 4)).isNotEqualTo(texts(examples(1), 5));
    }

    @Test
    void everyWrittenStepIsTrueAndProblemsComeFromTheTrainingSide() {
        for (List<TrainingExample> batch : examples(1).microBatches(1)) {
            for (TrainingExample example : batch) {
                String text = TOKENIZER.decode(example.ids());
                for (String line : text.replace("<|endoftext|>", "").split("\n")) {
                    CountdownStep.parse(line)
                            .ifPresent(step -> assertThat(step.isArithmeticRight()).isTrue());
                    CountdownProblem.parse(line)
                            .ifPresent(problem ->
                                    assertThat(CountdownSplit.of(problem.numbers()))
                                            .isEqualTo(CountdownSplit.TRAIN));
                }
            }
        }
    }

    @Test
    void countsResultsOfFactsAloneAndNoChoiceOfAFailedAttempt() {
        List<List<TrainingExample>> batches = examples(1).microBatches(1);
        TrainingExample facts = batches.get(0).getFirst();
        assertThat(counted(facts)).matches("( \\d+)+");
        TrainingExample attempts = batches.get(2).getFirst();
        String counted = counted(attempts);
        assertThat(counted).startsWith("\n = ").contains(" from ").endsWith("}<|endoftext|>");
    }

    private static String counted(TrainingExample example) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < example.length(); i++) {
            if (example.weights()[i] > 0) {
                text.append(TOKENIZER.decode(example.ids()[i]));
            }
        }
        return text.toString();
    }

    private static List<String> texts(PretrainingExamples examples, long step) {
        return examples.microBatches(step).stream()
                .flatMap(List::stream)
                .map(example -> TOKENIZER.decode(example.ids()))
                .toList();
    }
}
