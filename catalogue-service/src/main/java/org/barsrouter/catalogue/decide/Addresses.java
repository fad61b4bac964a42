package org.barsrouter.catalogue.decide;

import java.net.URI;
import java.util.List;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.AddressRules.Remark;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.routing.route.Technical.AddressKind;

/// I10: reads an address of any kind. Only URLs are ever connected to; they go by the rules U1 to
/// U4.
final class Addresses {
    private final AddressRules rules;

    Addresses(Rules rules) {
        this.rules = rules.addresses();
    }

    Found<URI> read(String written, AddressKind kind) {
        return switch (kind) {
            case URL -> url(written);
            case ASID -> shaped(written, "(?i)asid:[0-9]{12}", "asid: and 12 digits");
            case MESH -> shaped(written, "(?i)mesh:[A-Za-z0-9]{3,20}", "mesh: and a mailbox id");
            case MAILTO ->
                    shaped(
                            written,
                            "(?i)mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+",
                            "mailto: and a mail address");
        };
    }

    private Found<URI> url(String written) {
        AddressRules.Verdict verdict = rules.judge(written);
        List<Remark> errors =
                verdict.remarks().stream()
                        .filter(remark -> remark.severity() == Severity.ERROR)
                        .toList();
        if (!errors.isEmpty()) {
            Remark first = errors.getFirst();
            return Found.not(
                    new Problem(
                            Code.ADDRESS,
                            "address",
                            first.what() + " (" + first.rule() + ")",
                            first.remedy()));
        }
        return verdict.address()
                .map(Found::of)
                .orElseThrow(() -> new IllegalStateException("an address without error is one"));
    }

    private static Found<URI> shaped(String written, String pattern, String shape) {
        return written.matches(pattern)
                ? Found.of(URI.create(written))
                : Found.not(
                        new Problem(
                                Code.ADDRESS,
                                "address",
                                "The address is not " + shape + ".",
                                "Write it as " + shape + "."));
    }
}
