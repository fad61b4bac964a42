package org.barsrouter.ingress.validation;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.refusal.Refusal;

/// What is refused of what was found about a call, by the service that it is for; the rest is
/// counted only.
///
/// @param usual level whose findings are refused, and those below it; 0 refuses none
/// @param services those with a level of their own, canonical
public record Strictness(int usual, Map<ServiceId, Integer> services) {
    /// The highest level that is looked at while a sender waits. Level 3, structure against the
    /// MessageDefinition, never is.
    public static final int HIGHEST = 2;

    public Strictness {
        services = Map.copyOf(services);
    }

    /// Passes the call on, or names what its receiver's service does not take. Names of findings
    /// only: what was found may be somebody's.
    public Checked<Set<Finding>> judge(ServiceId target, Set<Finding> findings) {
        int level = services.getOrDefault(target, usual);
        String refused =
                findings.stream()
                        .filter(finding -> finding.level() <= level)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .map(Finding::name)
                        .collect(Collectors.joining(", "));
        return refused.isEmpty()
                ? Checked.passed(findings)
                : Checked.stopped(
                        Refused.because(
                                Refusal.NOT_BY_THE_STANDARD,
                                "This service takes only calls that keep to the standard (level %d). Found: %s."
                                        .formatted(level, refused)));
    }
}
