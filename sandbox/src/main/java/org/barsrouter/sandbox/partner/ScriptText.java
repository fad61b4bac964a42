package org.barsrouter.sandbox.partner;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A script as text, for people who cannot write Java into a container: `refuse 503 twice then
/// delay 2s then accept without-ids`.
///
/// Steps: `accept`, `constant`, `refuse STATUS [ISSUE-TYPE]`, `delay TIME`, `hang`, `drop`,
/// `lose-answer`, `throttle TIME`, `not-fhir STATUS`, `redirect`, `forgetful`, `answer-as VALUE`,
/// `old-fhir`, `careless`. Behind a step: `once`, `twice`, `N times`, `after TIME`, `without-ids`.
/// TIME is a number and `ms`, `s` or `m`.
public final class ScriptText {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m)");
    private static final List<String> MODIFIERS = List.of("once", "twice", "after", "without-ids");

    private ScriptText() {}

    /// Reads a script.
    ///
    /// @throws IllegalArgumentException naming what is not understood
    public static ReceiverScript parse(String text) {
        return Arrays.stream(text.strip().split("\\s+then\\s+", -1))
                .map(ScriptText::step)
                .reduce(ReceiverScript::then)
                .orElseThrow();
    }

    static String write(ReceiverScript script) {
        return script.steps().stream().map(ScriptText::write).collect(Collectors.joining(" then "));
    }

    private static ReceiverScript step(String text) {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(text.strip().split("\\s+", -1)));
        ReceiverScript script = behaviour(words);
        while (!words.isEmpty()) {
            script = modified(script, words);
        }
        return script;
    }

    private static ReceiverScript behaviour(Deque<String> words) {
        String verb = words.pop();
        return switch (verb) {
            case "accept" -> ReceiverScript.accept();
            case "constant" -> ReceiverScript.constant();
            case "refuse" -> refuse(words);
            case "delay" -> ReceiverScript.delay(time(words));
            case "hang" -> ReceiverScript.hang();
            case "drop" -> ReceiverScript.dropConnection();
            case "lose-answer" -> ReceiverScript.loseAnswer();
            case "throttle" -> ReceiverScript.throttle(time(words));
            case "not-fhir" -> ReceiverScript.notFhir(number(next(words)));
            case "redirect" -> ReceiverScript.redirect();
            case "forgetful" -> ReceiverScript.forgetful();
            case "answer-as" -> ReceiverScript.answerAs(next(words));
            case "old-fhir" -> ReceiverScript.oldFhir();
            case "careless" -> ReceiverScript.careless();
            default ->
                    throw new IllegalArgumentException(
                            "a step begins with accept, constant, refuse, delay, hang, drop, lose-answer,"
                                    + " throttle, not-fhir, redirect, forgetful, answer-as, old-fhir or careless");
        };
    }

    private static ReceiverScript refuse(Deque<String> words) {
        int status = number(next(words));
        Optional<String> issueType =
                Optional.ofNullable(words.peek()).filter(ScriptText::isNoModifier);
        if (issueType.isEmpty()) {
            return ReceiverScript.refuse(status);
        }
        return ReceiverScript.refuse(status, words.pop());
    }

    private static boolean isNoModifier(String word) {
        return !MODIFIERS.contains(word) && !Character.isDigit(word.charAt(0));
    }

    private static ReceiverScript modified(ReceiverScript script, Deque<String> words) {
        String word = words.pop();
        return switch (word) {
            case "once" -> script.once();
            case "twice" -> script.twice();
            case "after" -> script.after(time(words));
            case "without-ids" -> script.withoutIds();
            default -> times(script, word, words);
        };
    }

    private static ReceiverScript times(ReceiverScript script, String count, Deque<String> words) {
        if (!next(words).equals("times")) {
            throw new IllegalArgumentException("a count is written once, twice or N times");
        }
        return script.times(number(count));
    }

    private static String next(Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(
                    "the step ends too early: a number or a time is missing");
        }
        return words.pop();
    }

    private static int number(String word) {
        if (!word.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("a whole number is expected where a word stands");
        }
        return Integer.parseInt(word);
    }

    private static Duration time(Deque<String> words) {
        Matcher matcher = TIME.matcher(next(words));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a time is a number and ms, s or m, such as 500ms");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private static String write(Step step) {
        String text = write(step.behaviour());
        if (!step.delay().isZero()) {
            text += " after " + write(step.delay());
        }
        if (step.echo() == Step.Echo.NO_IDS) {
            text += " without-ids";
        }
        return step.times() == 0 ? text : text + " " + step.times() + " times";
    }

    private static String write(Behaviour behaviour) {
        return switch (behaviour) {
            case Behaviour.Accept _ -> "accept";
            case Behaviour.Constant _ -> "constant";
            case Behaviour.Refuse(int status, String issueType) ->
                    "refuse " + status + " " + issueType;
            case Behaviour.Hang _ -> "hang";
            case Behaviour.DropConnection _ -> "drop";
            case Behaviour.LoseAnswer _ -> "lose-answer";
            case Behaviour.Throttle(Duration retryAfter) -> "throttle " + write(retryAfter);
            case Behaviour.NotFhir(int status) -> "not-fhir " + status;
            case Behaviour.Redirect _ -> "redirect";
            case Behaviour.Forgetful _ -> "forgetful";
            case Behaviour.AnswerAs(String value) -> "answer-as " + value;
            case Behaviour.OldFhir _ -> "old-fhir";
            case Behaviour.Careless _ -> "careless";
        };
    }

    private static String write(Duration time) {
        return time.toMillis() + "ms";
    }
}
