package org.barsrouter.catalogue.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.directory.ServiceDirectory;
import org.barsrouter.catalogue.join.Join;
import org.barsrouter.catalogue.join.JoinRegister;
import org.barsrouter.catalogue.join.JoinRegister.Author;
import org.barsrouter.catalogue.join.JoinRegister.Kept;
import org.barsrouter.catalogue.join.JoinRegister.Placed;
import org.barsrouter.catalogue.join.JoinRegister.Placing;
import org.barsrouter.catalogue.join.JoinRequest;
import org.barsrouter.catalogue.join.JoinRules;
import org.barsrouter.catalogue.join.JoinState;
import org.barsrouter.catalogue.join.Transition;
import org.barsrouter.catalogue.join.Transition.Moved;

/// Where suppliers and providers ask to join: takes requests, has them checked, and brings what was
/// approved into the catalogue from its planned instant.
public final class JoinDesk {
    private static final int TRIES = 5;

    private final JoinRules rules;
    private final ServiceDirectory directory;
    private final JoinRegister register;
    private final CertificationDesk certifications;
    private final InstantSource clock;

    public JoinDesk(
            JoinRules rules,
            ServiceDirectory directory,
            JoinRegister register,
            CertificationDesk certifications,
            InstantSource clock) {
        this.rules = rules;
        this.directory = directory;
        this.register = register;
        this.certifications = certifications;
        this.clock = clock;
    }

    /// What came of a step.
    public sealed interface Stepped {
        /// It was done.
        record Done(Join join) implements Stepped {}

        /// There is no such request.
        record Unknown() implements Stepped {}

        /// It may not be done.
        ///
        /// @param problems sentences that name what is wrong and how to mend it
        record Refused(List<String> problems) implements Stepped {}

        /// It cannot be done now.
        ///
        /// @param why as a sentence
        record Unavailable(String why) implements Stepped {}
    }

    /// What came of asking for checks.
    public sealed interface Checking {
        /// They have been asked for.
        record Begun(CertificationDesk.Begun begun) implements Checking {}

        /// They cannot be asked for.
        record Not(Stepped why) implements Checking {}
    }

    /// Takes a request.
    public Stepped request(JoinRequest request, Author author) {
        List<String> problems = rules.problems(request, clock.instant());
        if (!problems.isEmpty()) {
            return new Stepped.Refused(problems);
        }
        Moved moved =
                Join.requested(
                        UUID.randomUUID().toString(),
                        request,
                        new Join.Origin(author.actor(), clock.instant()));
        for (int i = 0; i < TRIES; i++) {
            switch (register.keep(moved, author)) {
                case Kept.Done _ -> {
                    return new Stepped.Done(moved.join());
                }
                case Kept.Overtaken _ -> {}
                case Kept.Not(String why) -> {
                    return new Stepped.Unavailable(why);
                }
            }
        }
        return busy();
    }

    /// Runs the checks of a request: the directory is asked, the receiver certified.
    public Checking check(String id, Author author) {
        Optional<Join> found = register.join(id);
        if (found.isEmpty()) {
            return new Checking.Not(new Stepped.Unknown());
        }
        Join join = found.get();
        if (!(join.state() instanceof JoinState.Requested)
                && !(join.state() instanceof JoinState.Checked)) {
            return new Checking.Not(
                    new Stepped.Refused(
                            List.of(
                                    "It is %s; ask anew to have it checked again."
                                            .formatted(join.state().word()))));
        }
        return new Checking.Begun(
                certifications.begin(
                        new CertificationDesk.Asked(
                                subject(join.request()), join.request().evidence(), author),
                        report -> checked(id, report, author)));
    }

    private void checked(String id, Report report, Author author) {
        JoinRequest.Who who =
                register.join(id)
                        .map(join -> join.request().who())
                        .orElseThrow(() -> new NotKeptException("The request is gone."));
        List<String> objections = JoinRules.directory(who, directory.find(who.service()));
        Stepped stepped = step(id, author, join -> join.checked(report, objections));
        switch (stepped) {
            case Stepped.Done _ -> {}
            case Stepped.Unknown _ -> throw new NotKeptException("The request is gone.");
            case Stepped.Refused(List<String> why) -> throw new NotKeptException(why.getFirst());
            case Stepped.Unavailable(String why) -> throw new NotKeptException(why);
        }
    }

    private Subject subject(JoinRequest request) {
        JoinRequest.Installation installation = request.installation();
        return new Subject(
                request.who().service(),
                address(request).toString(),
                installation.environment(),
                installation.uses(),
                register.neighbour(request.who().service(), address(request)).orElse(null));
    }

    private URI address(JoinRequest request) {
        return rules.addresses()
                .judge(request.installation().address())
                .address()
                .orElseThrow(
                        () -> new IllegalStateException("a request that was taken has an address"));
    }

    /// Somebody says yes: the service comes into the catalogue from its planned instant.
    public Stepped approve(String id, Author author) {
        Stepped approved = step(id, author, join -> join.approve(decision(author)));
        return approved instanceof Stepped.Done(Join join) ? place(join, author) : approved;
    }

    /// Tries again to bring an approved service into the catalogue.
    public Stepped place(String id, Author author) {
        Optional<Join> found = register.join(id);
        if (found.isEmpty()) {
            return new Stepped.Unknown();
        }
        return found.get().state() instanceof JoinState.Approved
                ? place(found.get(), author)
                : new Stepped.Refused(
                        List.of("It is %s, not approved.".formatted(found.get().state().word())));
    }

    private Stepped place(Join join, Author author) {
        JoinRequest request = join.request();
        Placing placing =
                new Placing(
                        new Placing.Who(
                                request.who().service(), request.who().ods(), request.who().name()),
                        new Placing.Where(
                                request.installation().product(), "main", address(request)),
                        1,
                        request.plan().liveFrom());
        return switch (register.place(List.of(placing), author)) {
            case Placed.Done(String changeSetId, var from) ->
                    step(join.id(), author, latest -> latest.planned(from, changeSetId));
            case Placed.Refused(String why) ->
                    new Stepped.Refused(
                            List.of(
                                    "It is approved, but the catalogue cannot take it yet: "
                                            + why));
            case Placed.Not(String why) -> new Stepped.Unavailable(why);
        };
    }

    /// Somebody says no.
    public Stepped refuse(String id, Author author) {
        return step(id, author, join -> join.refuse(decision(author)));
    }

    /// Whoever asked does not want it any more.
    public Stepped withdraw(String id, Author author) {
        return step(id, author, join -> join.withdraw(decision(author)));
    }

    private Join.Decision decision(Author author) {
        return new Join.Decision(author.actor(), clock.instant(), author.reason());
    }

    private Stepped step(String id, Author author, Function<Join, Transition> step) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Join> found = register.join(id);
            if (found.isEmpty()) {
                return new Stepped.Unknown();
            }
            switch (step.apply(found.get())) {
                case Transition.Impossible(String why) -> {
                    return new Stepped.Refused(List.of(why));
                }
                case Moved moved -> {
                    switch (register.keep(moved, author)) {
                        case Kept.Done _ -> {
                            return new Stepped.Done(moved.join());
                        }
                        case Kept.Overtaken _ -> {}
                        case Kept.Not(String why) -> {
                            return new Stepped.Unavailable(why);
                        }
                    }
                }
            }
        }
        return busy();
    }

    private static Stepped busy() {
        return new Stepped.Unavailable("The catalogue changes too fast; repeat the request.");
    }

    /// The latest certification of what a request asks for.
    public Optional<String> reportId(Join join) {
        return register.report(join.request().who().service(), address(join.request()))
                .map(Report::id);
    }

    public Optional<Join> find(String id) {
        return register.join(id);
    }

    public List<Join> all() {
        return register.joins();
    }
}
