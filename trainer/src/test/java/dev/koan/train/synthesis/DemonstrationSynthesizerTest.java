package dev.koan.train.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koan.coat.MetaAction;
import dev.koan.problem.Problem;
import dev.koan.problems.countdown.CountdownGenerator;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownRecipe;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownSplit;
import dev.koan.problems.countdown.CountdownStep;
import dev.koan.problems.countdown.CountdownVerifier;
import dev.koan.train.evaluation.StepChecker;
import dev.koan.train.evaluation.StepCounts;
import dev.koan.train.evaluation.ThoughtLine;
import dev.koan.train.run.RunFault;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemonstrationSynthesizerTest {
    private static final CountdownVerifier VERIFIER = new CountdownVerifier();
    private static final Attempt FOURTEEN =
            attempt(" 10 - 3 = 7 left 7 7 1", " 7 * 1 = 7 left 7 7", " 7 + 7 = 14 left 14");
    private static final Attempt TEN =
            attempt(" 10 - 7 = 3 left 3 1 3", " 3 * 3 = 9 left 9 1", " 9 + 1 = 10 left 10");
    private static final Attempt TWENTY_ONE =
            attempt(" 10 + 7 = 17 left 17 1 3", " 17 + 1 = 18 left 18 3", " 18 + 3 = 21 left 21");
    private static final Attempt MISCALCULATED =
            attempt(" 10 - 7 = 3 left 3 1 3", " 3 * 3 = 6 left 6 1", " 6 + 1 = 7 left 7");
    private static final String SOLVED =
            "<|continue|> 10 - 7 = 3 left 3 1 3<|continue|> 3 * 3 = 9 left 9 1"
                    + "<|continue|> 9 + 1 = 10 left 10";
    private static final String BOX =
            "<|continue|> answer \\boxed{ ( ( 10 - 7 ) * 3 ) + 1 }<|endoftext|>";
    private static final String WRONG =
            "<|continue|> 10 - 3 = 7 left 7 7 1<|continue|> 7 * 1 = 7 left 7 7"
                    + "<|continue|> 7 + 7 = 14 left 14";

    private static final CountdownSolver SOLVER = new CountdownSolver();

    @Test
    void writesTypeI() {
        assertThat(only(DemonstrationType.I, 1, 0, 0, TEN)).isEqualTo(SOLVED + BOX);
    }

    @Test
    void writesTypeTwoOne() {
        assertThat(only(DemonstrationType.II_I, 1, 0, 0, TEN))
                .isIn(
                        SOLVED.replace(" left 3 1 3", " left 3 1 3<|reflect|> 10 - 7 = 3 good")
                                + BOX,
                        SOLVED.replace(" left 9 1", " left 9 1<|reflect|> 3 * 3 = 9 good") + BOX,
                        SOLVED + "<|reflect|> 10 - 10 = 0 good" + BOX);
    }

    @Test
    void writesTypeTwoTwo() {
        String answered =
                "<|continue|> answer \\boxed{ ( ( 10 - 3 ) * 1 ) + 7 }<|reflect|> 14 - 10 = 4 bad"
                        + "<|explore|> from 10 7 1 3";
        assertThat(only(DemonstrationType.II_II, 0, 0, 0, TEN, FOURTEEN))
                .isIn(
                        WRONG.replace(" left 7 7 1", " left 7 7 1<|reflect|> 10 - 3 = 7 good")
                                + answered
                                + SOLVED
                                + BOX,
                        WRONG.replace(" left 7 7<", " left 7 7<|reflect|> 7 * 1 = 7 good<")
                                + answered
                                + SOLVED
                                + BOX);
    }

    @Test
    void writesTypeThreeOne() {
        assertThat(only(DemonstrationType.III_I, 1, 0, 0, FOURTEEN, TEN))
                .isEqualTo(
                        WRONG
                                + "<|reflect|> 14 - 10 = 4 bad<|explore|> from 10 7 1 3"
                                + SOLVED
                                + "<|reflect|> 10 - 10 = 0 good"
                                + BOX);
    }

    @Test
    void writesTypeThreeTwo() {
        assertThat(only(DemonstrationType.III_II, 0, 0, 0, FOURTEEN, TWENTY_ONE, TEN))
                .endsWith(SOLVED + BOX)
                .containsOnlyOnce("<|reflect|> 14 - 10 = 4 bad<|explore|> from 10 7 1 3")
                .containsOnlyOnce("<|reflect|> 21 - 10 = 11 bad<|explore|> from 10 7 1 3");
    }

    @Test
    void givesUpWithAWrongAnswerKnownToBeWrong() {
        assertThat(only(DemonstrationType.III_I, 1, 1, 0, FOURTEEN, TWENTY_ONE, TEN))
                .matches(
                        ".*\\|> (14 - 10 = 4|21 - 10 = 11) bad<\\|continue\\|> answer \\\\boxed\\{[^}]*}<\\|endoftext\\|>");
    }

    @Test
    void takesTheSolversWayWhereNoTryWasRight() {
        String text = only(DemonstrationType.III_I, 0, 0, 0, FOURTEEN);
        assertThat(VERIFIER.verify(problem(), text).isCorrect()).isTrue();
    }

    @Test
    void neverWritesAWrongStepThatCannotBeCorrected() {
        Attempt miscopied =
                attempt(" 10 - 3 = 7 left 7 7 2", " 7 + 7 = 14 left 14 2", " 14 + 2 = 16 left 16");
        assertThat(
                        synthesizer(mixture(DemonstrationType.III_I, 0, 0, 0), miscopied)
                                .synthesize(List.of(problem()), 1, 1))
                .isEmpty();
    }

    @Test
    void goesOnFromBeforeAMiscalculation() {
        List<String> texts =
                Stream.iterate(1L, seed -> seed + 1)
                        .limit(30)
                        .map(seed ->
                                text(
                                        seed,
                                        mixture(DemonstrationType.III_I, 0, 0, 0),
                                        FOURTEEN,
                                        TEN,
                                        MISCALCULATED))
                        .filter(text -> text.contains("= 6 left"))
                        .toList();
        assertThat(texts)
                .isNotEmpty()
                .allSatisfy(text -> {
                    assertThat(text)
                            .contains(
                                    "<|continue|> 3 * 3 = 6 left 6 1<|reflect|> 3 * 3 = 9 bad"
                                            + "<|explore|> from 3 1 3<|continue|>");
                    assertThat(VERIFIER.verify(problem(), text).isCorrect()).isTrue();
                });
    }

    @ParameterizedTest
    @EnumSource(DemonstrationType.class)
    void everyTypeIsSoundAndOfItsShape(DemonstrationType type) {
        List<Demonstration> made = made(mixture(type, 0.5, 0.2, 0.3), 300, 1);
        assertThat(made.size()).isGreaterThan(250);
        for (Demonstration demonstration : made) {
            List<ThoughtLine> lines = ThoughtLine.of(demonstration.completion());
            CountdownProblem problem = CountdownProblem.parse(demonstration.prompt()).orElseThrow();
            StepCounts counts = StepCounts.of(StepChecker.check(problem, lines));
            assertThat(counts.wrongSteps() + counts.wrongRestarts()).isZero();
            assertThat(counts.trueFinalVerdicts()).isEqualTo(counts.finalVerdicts());
            assertThat(counts.trueStepVerdicts()).isEqualTo(counts.stepVerdicts());
            assertThat(lines).allMatch(line -> line.action().isPresent());
            int explores = count(lines, MetaAction.EXPLORE);
            int reflects = count(lines, MetaAction.REFLECT);
            switch (type) {
                case I -> assertThat(reflects + explores).isZero();
                case II_I -> assertThat(reflects).isEqualTo(1);
                case II_II -> assertThat(explores).isEqualTo(1);
                case III_I -> assertThat(explores).isEqualTo(1);
                case III_II -> assertThat(explores).isBetween(2, 3);
            }
        }
    }

    @Test
    void endsWrongOnlyWhereItGivesUp() {
        assertThat(rightShare(mixture(DemonstrationType.III_I, 0.5, 0, 0))).isEqualTo(1);
        assertThat(rightShare(mixture(DemonstrationType.III_I, 0.5, 0.2, 0))).isBetween(0.73, 0.87);
    }

    @Test
    void keepsToTheWeights() {
        List<Demonstration> made = made(DemonstrationMixture.standard(), 2000, 1);
        SynthesisTable table = SynthesisTable.of(made, VERIFIER);
        for (DemonstrationType type : DemonstrationType.values()) {
            double share = (double) table.row(type).count() / made.size();
            assertThat(share)
                    .isBetween(
                            DemonstrationMixture.standard().weight(type) - 0.05,
                            DemonstrationMixture.standard().weight(type) + 0.05);
        }
    }

    @Test
    void laterTriesDifferFromEarlierOnes() {
        for (Demonstration demonstration :
                made(mixture(DemonstrationType.III_II, 0, 0, 1), 200, 1)) {
            List<String> tries =
                    Arrays.asList(demonstration.completion().split("<\\|explore\\|>[^<]*"));
            List<String> steps =
                    tries.stream()
                            .map(text -> text.split("<\\|(reflect\\|>|continue\\|> answer)")[0])
                            .toList();
            assertThat(new HashSet<>(steps)).hasSameSizeAs(steps);
        }
    }

    @Test
    void givesAProblemDemonstrationsOfDifferentTypes() {
        Map<String, List<Demonstration>> byPrompt =
                made(DemonstrationMixture.standard(), 100, 3).stream()
                        .collect(Collectors.groupingBy(Demonstration::prompt));
        assertThat(byPrompt.values())
                .allSatisfy(some ->
                        assertThat(some).extracting(Demonstration::type).doesNotHaveDuplicates());
    }

    @Test
    void sameSeedGivesTheSame() {
        assertThat(made(DemonstrationMixture.standard(), 50, 2))
                .isEqualTo(made(DemonstrationMixture.standard(), 50, 2));
    }

    @Test
    void refusesWhatIsNoCountdownProblem() {
        Problem other = new Problem("1", "What is 2 + 2?", "4", Map.of());
        assertThatThrownBy(() ->
                        synthesizer(DemonstrationMixture.standard(), TEN)
                                .synthesize(List.of(other), 1, 1))
                .isInstanceOf(RunFault.class)
                .hasMessage(
                        "Cannot make demonstrations of 'What is 2 + 2?': it is not a Countdown problem such as 'Use 7 3 11 5 to make 24'.");
    }

    @Test
    void refusesAMixtureOfNothing() {
        assertThatThrownBy(() -> new DemonstrationMixture(Map.of(), 0, 0, 0))
                .hasMessage(
                        "The weights of demonstration types must be 0 or more, and one of them above 0.");
        assertThatThrownBy(() -> mixture(DemonstrationType.I, 2, 0, 0))
                .hasMessage(
                        "The confirmed share of demonstrations lies between 0 and 1, not at 2.0.");
    }

    private List<Demonstration> made(DemonstrationMixture mixture, int problems, int perProblem) {
        CountdownGenerator generator = new CountdownGenerator(CountdownRecipe.easy(4), 11, SOLVER);
        List<Problem> some =
                Stream.generate(() -> generator.next(CountdownSplit.TRAIN))
                        .limit(problems)
                        .map(problem -> problem.toProblem(Map.of()))
                        .toList();
        return new DemonstrationSynthesizer(
                        new ImperfectSolver(SOLVER, 0.3, 1),
                        new ExactCritic(),
                        new VerifiedBrevity(VERIFIER),
                        SOLVER,
                        mixture,
                        1)
                .synthesize(some, 8, perProblem);
    }

    private double rightShare(DemonstrationMixture mixture) {
        SynthesisTable.Row total = SynthesisTable.of(made(mixture, 600, 1), VERIFIER).total();
        return (double) total.right() / total.count();
    }

    private String only(
            DemonstrationType type,
            double confirmed,
            double givingUp,
            double thirdRound,
            Attempt... attempts) {
        return text(1, mixture(type, confirmed, givingUp, thirdRound), attempts);
    }

    private String text(long seed, DemonstrationMixture mixture, Attempt... attempts) {
        DemonstrationSynthesizer synthesizer = synthesizer(mixture, attempts);
        List<Demonstration> made =
                new DemonstrationSynthesizer(
                                synthesizer.generator(),
                                synthesizer.critic(),
                                synthesizer.ranker(),
                                SOLVER,
                                mixture,
                                seed)
                        .synthesize(List.of(problem()), 1, 5);
        assertThat(made).hasSize(1);
        return made.getFirst().completion();
    }

    private DemonstrationSynthesizer synthesizer(
            DemonstrationMixture mixture, Attempt... attempts) {
        return new DemonstrationSynthesizer(
                (problems, _) -> problems.stream().map(_ -> List.of(attempts)).toList(),
                new ExactCritic(),
                new VerifiedBrevity(VERIFIER),
                SOLVER,
                mixture,
                1);
    }

    private static DemonstrationMixture mixture(
            DemonstrationType type, double confirmed, double givingUp, double thirdRound) {
        return new DemonstrationMixture(Map.of(type, 1.0), confirmed, givingUp, thirdRound);
    }

    private static int count(List<ThoughtLine> lines, MetaAction action) {
        return (int)
                lines.stream().filter(line -> line.action().equals(Optional.of(action))).count();
    }

    private static Problem problem() {
        return CountdownProblem.of(10, 10, 7, 1, 3).toProblem(Map.of());
    }

    private static Attempt attempt(String... steps) {
        return new Attempt(
                Arrays.stream(steps).map(step -> CountdownStep.parse(step).orElseThrow()).toList());
    }
}
