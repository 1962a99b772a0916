package dev.koan.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.koan.coat.MetaAction;
import dev.koan.coat.ReflectionEvent;
import dev.koan.generation.FinishReason;
import dev.koan.generation.SamplingOptions;
import dev.koan.generation.ScriptedPolicy;
import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownVerifier;
import dev.koan.rollout.PromptTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelThreadTest {
    private static final Problem PROBLEM = CountdownProblem.of(10, 10, 7, 1, 3).toProblem(Map.of());
    private static final String SOLUTION =
            "<|continue|> 10 - 3 = 7 left 7 7 1<|continue|> 7 * 1 = 7 left 7 7<|continue|> 7 + 7 = 14 left 14"
                    + "<|reflect|> 14 - 10 = 4 bad<|explore|> from 10 7 1 3<|continue|> 10 - 7 = 3 left 3 1 3"
                    + "<|continue|> 3 * 3 = 9 left 9 1<|continue|> 9 + 1 = 10 left 10<|reflect|> 10 - 10 = 0 good"
                    + "<|continue|> answer \\boxed{ ( ( 10 - 7 ) * 3 ) + 1 }";

    private final BlockingQueue<ModelEvent> events = new LinkedBlockingQueue<>();
    private final ModelThread thread = new ModelThread(new Source(), events::add);

    @AfterEach
    void close() {
        thread.close();
    }

    @Test
    void tellsThatAModelIsOpen() throws InterruptedException {
        thread.open("good");
        assertThat(next()).isEqualTo(new ModelEvent.Opened("good", "CPU, 1 thread", 4096));
    }

    @Test
    void tellsWhyAModelIsNotOpen() throws InterruptedException {
        thread.open("bad");
        assertThat(next()).isEqualTo(new ModelEvent.NotOpened("bad", "The folder is empty."));
    }

    @Test
    void tellsEachTokenWithItsStepAndTheEndWithItsVerdict() throws InterruptedException {
        List<ModelEvent> told = think(Pace::run, ModelEvent.Ended.class::isInstance);
        assertThat(told.getFirst()).isInstanceOf(ModelEvent.Began.class);
        List<ModelEvent.Wrote> written = written(told);
        StringBuilder text = new StringBuilder();
        written.forEach(wrote -> text.append(wrote.token().text()));
        assertThat(text.toString()).isEqualTo(SOLUTION);
        assertThat(written.getLast().step()).isEqualTo(9);
        assertThat(written.getLast().work().tokens()).isEqualTo(written.size());
        assertThat(written)
                .filteredOn(wrote -> wrote.step() == 3)
                .extracting(ModelEvent.Wrote::action)
                .containsOnly(MetaAction.REFLECT);
        assertThat(told.getLast())
                .asInstanceOf(type(ModelEvent.Ended.class))
                .satisfies(ended -> {
                    assertThat(ended.reason()).isEqualTo(FinishReason.END_OF_TEXT);
                    assertThat(ended.verdict()).isInstanceOf(Verdict.Correct.class);
                    assertThat(ended.events())
                            .extracting(ReflectionEvent::change)
                            .contains(ReflectionEvent.Change.WRONG_TO_RIGHT);
                });
    }

    @Test
    void waitsAfterOneStep() throws InterruptedException {
        List<ModelEvent> told = think(Pace::step, ModelEvent.Waits.class::isInstance);
        assertThat(written(told)).hasSize(10).allMatch(wrote -> wrote.step() == 0);
    }

    @Test
    void waitsAfterOneToken() throws InterruptedException {
        List<ModelEvent> told = think(Pace::token, ModelEvent.Waits.class::isInstance);
        assertThat(written(told)).hasSize(1);
    }

    @Test
    void whatIsStoppedEndsAsStopped() throws InterruptedException {
        Pace pace = new Pace(0);
        thread.open("good");
        thread.think(request(), pace);
        until(ModelEvent.Waits.class::isInstance);
        pace.stop();
        assertThat(until(ModelEvent.Ended.class::isInstance).getLast())
                .asInstanceOf(type(ModelEvent.Ended.class))
                .satisfies(ended -> {
                    assertThat(ended.reason()).isEqualTo(FinishReason.STOPPED);
                    assertThat(ended.verdict()).isInstanceOf(Verdict.NoAnswer.class);
                });
    }

    @Test
    void aSecondThoughtEndsTheFirst() throws InterruptedException {
        thread.open("good");
        thread.think(request(), new Pace(0));
        until(ModelEvent.Waits.class::isInstance);
        Pace second = new Pace(0);
        second.run();
        thread.think(request(), second);
        List<ModelEvent> told = until(ModelEvent.Ended.class::isInstance);
        assertThat(((ModelEvent.Ended) told.getLast()).reason()).isEqualTo(FinishReason.STOPPED);
        told = until(ModelEvent.Ended.class::isInstance);
        assertThat(((ModelEvent.Ended) told.getLast()).reason())
                .isEqualTo(FinishReason.END_OF_TEXT);
    }

    @Test
    void aModelThatBreaksOffLeavesTheThreadAlive() throws InterruptedException {
        thread.open("fragile");
        Pace pace = new Pace(0);
        pace.run();
        thread.think(request(), pace);
        assertThat(until(ModelEvent.Failed.class::isInstance).getLast())
                .isEqualTo(new ModelEvent.Failed("The memory is full."));
        thread.open("good");
        assertThat(next()).isInstanceOf(ModelEvent.Opened.class);
    }

    @Test
    void withoutAModelItSaysSo() throws InterruptedException {
        thread.think(request(), new Pace(0));
        assertThat(next()).isEqualTo(new ModelEvent.Failed("No model is open: choose one first."));
    }

    private List<ModelEvent> think(
            java.util.function.Consumer<Pace> how, Predicate<ModelEvent> last)
            throws InterruptedException {
        Pace pace = new Pace(0);
        how.accept(pace);
        thread.open("good");
        next();
        thread.think(request(), pace);
        return until(last);
    }

    private static ThinkingRequest request() {
        return new ThinkingRequest(
                PROBLEM,
                new CountdownVerifier(),
                PromptTemplate.bare(),
                SamplingOptions.greedy(512));
    }

    private static List<ModelEvent.Wrote> written(List<ModelEvent> told) {
        return told.stream()
                .filter(ModelEvent.Wrote.class::isInstance)
                .map(ModelEvent.Wrote.class::cast)
                .toList();
    }

    private List<ModelEvent> until(Predicate<ModelEvent> last) throws InterruptedException {
        List<ModelEvent> told = new ArrayList<>();
        do {
            told.add(next());
        } while (!last.test(told.getLast()));
        return told;
    }

    private ModelEvent next() throws InterruptedException {
        ModelEvent event = events.poll(30, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("Nothing was told.");
        }
        return event;
    }

    private static final class Source implements ModelSource {
        @Override
        public List<String> names() {
            return List.of("good", "bad", "fragile");
        }

        @Override
        public OpenModel open(String name) {
            ScriptedPolicy policy = ScriptedPolicy.saying(name, SOLUTION);
            return switch (name) {
                case "good" -> new OpenModel(policy, "CPU, 1 thread");
                case "fragile" ->
                        new OpenModel(
                                policy.beforeEachToken(() -> {
                                    throw new IllegalStateException("The memory is full.");
                                }),
                                "CPU");
                default -> throw new IllegalArgumentException("The folder is empty.");
            };
        }
    }
}
