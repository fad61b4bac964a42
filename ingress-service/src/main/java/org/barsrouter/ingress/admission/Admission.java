package org.barsrouter.ingress.admission;

import java.time.Instant;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.caller.Credentials;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.PathMatch;

/// Decides who is let in.
@FunctionalInterface
public interface Admission {

    /// Who makes the call, or what the caller is told instead.
    Checked<Credentials> admit(Call call, PathMatch match, Instant now);

    /// Where no token is looked at, everybody is let in and nobody is known.
    static Admission open() {
        return (_, _, _) -> Checked.passed(new Credentials.Anonymous());
    }
}
