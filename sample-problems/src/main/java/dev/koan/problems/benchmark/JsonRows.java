package dev.koan.problems.benchmark;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.verify.Place;
import dev.koan.problems.verify.ProblemFault;
import dev.koan.problems.verify.Quoted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Objects of a JSON array or of JSON Lines, each with the line it begins on. */
public final class JsonRows {
    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonRows() {}

    /**
     * One object.
     *
     * @param place where it begins
     * @param fields a JSON object
     */
    public record Row(Place place, JsonNode fields) {
        /**
         * A text field.
         *
         * @throws ProblemFault when it is missing or no text
         */
        public String text(String field) {
            JsonNode value = fields.path(field);
            if (!value.isTextual()) {
                throw place.fault("the field \"%s\" must be a text.".formatted(field));
            }
            return value.textValue();
        }

        /**
         * A field that is a whole number.
         *
         * @throws ProblemFault when it is missing or anything else
         */
        public int number(String field) {
            return whole(fields.path(field))
                    .orElseThrow(() ->
                            place.fault(
                                    "the field \"%s\" must be a whole number.".formatted(field)));
        }

        /**
         * A field that is a list of whole numbers.
         *
         * @throws ProblemFault when it is missing or anything else
         */
        public List<Integer> numbers(String field) {
            JsonNode list = fields.path(field);
            List<Integer> numbers = new ArrayList<>();
            list.forEach(item -> whole(item).ifPresent(numbers::add));
            if (!list.isArray() || numbers.size() != list.size()) {
                throw place.fault(
                        "the field \"%s\" must be a list of whole numbers.".formatted(field));
            }
            return List.copyOf(numbers);
        }

        /**
         * A Countdown problem from two fields.
         *
         * @throws ProblemFault when they make none
         */
        public CountdownProblem countdown(String numbersField, String targetField) {
            List<Integer> numbers = numbers(numbersField);
            int target = number(targetField);
            CountdownProblem.outside(numbers, target)
                    .ifPresent(sentence -> {
                        throw place.fault(sentence);
                    });
            return new CountdownProblem(numbers, target);
        }

        private static OptionalInt whole(JsonNode node) {
            return node.isIntegralNumber() && node.canConvertToInt()
                    ? OptionalInt.of(node.intValue())
                    : OptionalInt.empty();
        }
    }

    /**
     * Reads all objects.
     *
     * @param file named in messages
     * @param text what is in it
     * @throws ProblemFault with file and line, for what is no JSON and for anything but objects
     */
    public static List<Row> read(Path file, String text) {
        List<Row> rows = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(text)) {
            JsonToken token = parser.nextToken();
            boolean inArray = token == JsonToken.START_ARRAY;
            if (inArray) {
                token = parser.nextToken();
            }
            while (token != null && token != JsonToken.END_ARRAY) {
                Place place = new Place(file, parser.currentTokenLocation().getLineNr());
                JsonNode node = MAPPER.readTree(parser);
                if (!node.isObject()) {
                    throw place.fault(
                            ("%s is no JSON object; a right one is: "
                                            + "{\"numbers\": [7, 3, 11, 5], \"target\": 24}.")
                                    .formatted(Quoted.text(node.toString())));
                }
                rows.add(new Row(place, node));
                token = parser.nextToken();
            }
            if (inArray && parser.nextToken() != null) {
                throw new Place(file, parser.currentTokenLocation().getLineNr())
                        .fault("there is more after the end of the JSON array; remove it.");
            }
        } catch (JsonEOFException e) {
            throw new Place(file, e.getLocation().getLineNr())
                    .fault("the JSON ends too early; the file is cut short.");
        } catch (JsonProcessingException e) {
            throw notJson(file, e);
        } catch (IOException e) {
            throw new ProblemFault(file + " cannot be read; check the file.", e);
        }
        return List.copyOf(rows);
    }

    private static ProblemFault notJson(Path file, JsonProcessingException e) {
        long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        String detail = e.getOriginalMessage().lines().findFirst().orElse("unknown fault");
        return new ProblemFault(
                "%s, line %d: this is not JSON (%s); put one object on each line."
                        .formatted(file, line, Quoted.text(detail)),
                e);
    }
}
