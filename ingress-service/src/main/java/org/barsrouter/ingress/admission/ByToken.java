package org.barsrouter.ingress.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.caller.Credentials;
import org.barsrouter.ingress.client.Allowance;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.Clients;
import org.barsrouter.ingress.client.Right;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.PathMatch;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.limit.Taken;
import org.barsrouter.ingress.limit.Usage;
import org.barsrouter.ingress.limit.Usages;
import org.barsrouter.ingress.token.Access;
import org.barsrouter.ingress.token.AccessTokenRules;
import org.barsrouter.ingress.token.Bearer;
import org.barsrouter.ingress.token.Judged;
import org.barsrouter.ingress.token.VerifiedTokens;
import org.barsrouter.schemas.refusal.Refusal;

/// Lets in who has a token, in the national proxy's order: the application's limits first, then
/// whether its token is good for this call. A token is verified once; whether its application may
/// still call is looked up at every call, so that a revocation works on tokens that live.
public final class ByToken implements Admission {
    private static final int MOST_TOKENS = 20_000;

    private final AccessTokenRules rules;
    private final Clients clients;
    private final Settings settings;
    private final Usages usages;
    private final Usage verifications = new Usage();
    private final VerifiedTokens verified = new VerifiedTokens(MOST_TOKENS);

    /// What happens to a call without any credentials.
    public enum Anonymous {
        REFUSED,
        ALLOWED
    }

    /// What is set for this instance.
    ///
    /// @param verifications of tokens not seen before, per second: whoever floods us with forged
    ///   ones must not cost more than that
    /// @param instances of ingress, among which the limits of applications are divided
    public record Settings(Anonymous anonymous, int verifications, int instances) {}

    public ByToken(AccessTokenRules rules, Clients clients, Settings settings) {
        this.rules = rules;
        this.clients = clients;
        this.settings = settings;
        this.usages = new Usages(settings.instances());
    }

    @Override
    public Checked<Credentials> admit(Call call, PathMatch match, Instant now) {
        return switch (Needs.of(call, match)) {
            case Needs.Nothing _ -> Checked.passed(new Credentials.Anonymous());
            case Needs.OneOf(Set<Right> rights) ->
                    switch (Bearer.of(call.headers())) {
                        case Bearer.Absent _ -> withoutToken();
                        case Bearer.OtherScheme _ ->
                                unauthorized(
                                        Refusal.TOKEN_MISSING,
                                        "Authorization is of another scheme: send Bearer with an access token.");
                        case Bearer.Unreadable(String why) -> invalid(why);
                        case Bearer.Token(String token) ->
                                access(token, now).then(access -> allowed(access, rights, now));
                    };
        };
    }

    private Checked<Credentials> withoutToken() {
        return switch (settings.anonymous()) {
            case ALLOWED -> Checked.passed(new Credentials.Anonymous());
            case REFUSED ->
                    Checked.stopped(Refused.of(Refusal.TOKEN_MISSING).with(challenge("Bearer")));
        };
    }

    private Checked<Access> access(String token, Instant now) {
        Optional<Access> known = verified.find(token);
        if (known.isPresent()) {
            return Checked.passed(known.get());
        }
        Taken taken = verifications.take(new Allowance(settings.verifications(), null), now);
        if (taken instanceof Taken.TooFast(Duration after)) {
            return later(
                    Refused.because(
                            Refusal.RATE_EXCEEDED,
                            "More new access tokens come than are verified per second: use a token until it expires."),
                    after);
        }
        return switch (rules.judge(token, now)) {
            case Judged.Good<Access>(Access access) -> {
                verified.remember(token, access, now);
                yield Checked.passed(access);
            }
            case Judged.Faulty<Access>(String why) -> invalid(why);
            case Judged.Unknown<Access> _ -> Checked.stopped(Refused.of(Refusal.KEYS_AWAY));
        };
    }

    private Checked<Credentials> allowed(Access access, Set<Right> rights, Instant now) {
        Optional<Client> client = clients.find(access.client()).filter(Client::isActive);
        if (client.isEmpty()) {
            return unauthorized(Refusal.CLIENT_REVOKED, Refusal.CLIENT_REVOKED.text());
        }
        return switch (usages.take(client.get(), now)) {
            case Taken.TooFast(Duration after) -> later(Refused.of(Refusal.RATE_EXCEEDED), after);
            case Taken.QuotaUsed(Duration after) -> later(Refused.of(Refusal.QUOTA_USED), after);
            case Taken.Granted _ -> {
                if (!now.isBefore(access.expires())) {
                    yield invalid("The access token has expired: its exp has passed.");
                }
                yield gives(access, client.get(), rights)
                        ? Checked.passed(new Credentials.Application(client.get()))
                        : Checked.stopped(
                                Refused.of(Refusal.SCOPE_MISSING)
                                        .with(challenge("Bearer error=\"insufficient_scope\"")));
            }
        };
    }

    /// What the token has and the registration still allows.
    private static boolean gives(Access access, Client client, Set<Right> rights) {
        return rights.stream()
                .anyMatch(right ->
                        access.scopes().stream().anyMatch(scope -> scope.gives(right))
                                && client.scopes().stream().anyMatch(scope -> scope.gives(right)));
    }

    private static <T> Checked<T> invalid(String why) {
        return unauthorized(Refusal.TOKEN_INVALID, why);
    }

    /// With the challenge that RFC 6750 section 3 wants.
    private static <T> Checked<T> unauthorized(Refusal refusal, String why) {
        return Checked.stopped(
                Refused.because(refusal, why).with(challenge("Bearer error=\"invalid_token\"")));
    }

    private static HeaderField challenge(String value) {
        return new HeaderField("WWW-Authenticate", value);
    }

    private static <T> Checked<T> later(Refused refused, Duration after) {
        return Checked.stopped(
                refused.with(new HeaderField("Retry-After", Taken.retryAfter(after))));
    }
}
