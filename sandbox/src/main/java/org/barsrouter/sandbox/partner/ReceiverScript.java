package org.barsrouter.sandbox.partner;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// How a simulated receiver behaves, request by request; it reads as a sentence:
/// `ReceiverScript.refuse(503).twice().thenAccept()`.
///
/// A step without a count lasts for ever when it is the last one and for one request otherwise.
/// When all steps are used up, the receiver accepts.
public record ReceiverScript(List<Step> steps) {
    private static final Step ACCEPT = Step.of(new Behaviour.Accept());

    public ReceiverScript {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a script has at least one step");
        }
    }

    public static ReceiverScript accept() {
        return of(new Behaviour.Accept());
    }

    /// The same 4 kB answer to everything: for benchmarks.
    public static ReceiverScript constant() {
        return of(new Behaviour.Constant());
    }

    /// A refusal with a REC_ OperationOutcome.
    ///
    /// @param status HTTP status, 400 to 599
    public static ReceiverScript refuse(int status) {
        return refuse(status, ReceiverOutcome.usualIssueType(status));
    }

    /// A refusal with another issue type than the usual one for its status.
    ///
    /// @param issueType FHIR issue type, such as `transient`
    public static ReceiverScript refuse(int status, String issueType) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a refusal has a status of 400 to 599");
        }
        return of(new Behaviour.Refuse(status, issueType));
    }

    /// Accepts, but takes its time.
    public static ReceiverScript delay(Duration delay) {
        return accept().after(delay);
    }

    public static ReceiverScript hang() {
        return of(new Behaviour.Hang());
    }

    public static ReceiverScript dropConnection() {
        return of(new Behaviour.DropConnection());
    }

    public static ReceiverScript loseAnswer() {
        return of(new Behaviour.LoseAnswer());
    }

    /// 429 with `Retry-After`.
    ///
    /// @param retryAfter whole seconds
    public static ReceiverScript throttle(Duration retryAfter) {
        return of(new Behaviour.Throttle(retryAfter));
    }

    public static ReceiverScript notFhir(int status) {
        return of(new Behaviour.NotFhir(status));
    }

    public static ReceiverScript redirect() {
        return of(new Behaviour.Redirect());
    }

    /// Never says duplicate.
    public static ReceiverScript forgetful() {
        return of(new Behaviour.Forgetful());
    }

    /// Accepts in the name of another service.
    ///
    /// @param value of the other service's id
    public static ReceiverScript answerAs(String value) {
        return of(new Behaviour.AnswerAs(value));
    }

    /// Says that it speaks FHIR STU3.
    public static ReceiverScript oldFhir() {
        return of(new Behaviour.OldFhir());
    }

    /// Accepts what it should refuse.
    public static ReceiverScript careless() {
        return of(new Behaviour.Careless());
    }

    public ReceiverScript once() {
        return times(1);
    }

    public ReceiverScript twice() {
        return times(2);
    }

    /// Does the last step this often.
    ///
    /// @param count at least 1
    public ReceiverScript times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a step is done at least once");
        }
        return withLast(last().times(count));
    }

    /// Delays the answer of the last step.
    public ReceiverScript after(Duration delay) {
        return withLast(last().after(delay));
    }

    /// The last step's answers lack both ids.
    public ReceiverScript withoutIds() {
        return withLast(last().withoutIds());
    }

    public ReceiverScript then(ReceiverScript next) {
        return new ReceiverScript(
                Stream.concat(withLast(last().followed()).steps.stream(), next.steps.stream())
                        .toList());
    }

    public ReceiverScript thenAccept() {
        return then(accept());
    }

    public ReceiverScript thenRefuse(int status) {
        return then(refuse(status));
    }

    /// What happens with the request of this number, counted from 0.
    public Step step(long number) {
        long left = number;
        for (Step step : steps) {
            if (step.times() == 0 || left < step.times()) {
                return step;
            }
            left -= step.times();
        }
        return ACCEPT;
    }

    @Override
    public String toString() {
        return ScriptText.write(this);
    }

    private static ReceiverScript of(Behaviour behaviour) {
        return new ReceiverScript(List.of(Step.of(behaviour)));
    }

    private Step last() {
        return steps.getLast();
    }

    private ReceiverScript withLast(Step last) {
        return new ReceiverScript(
                Stream.concat(steps.subList(0, steps.size() - 1).stream(), Stream.of(last))
                        .toList());
    }
}
