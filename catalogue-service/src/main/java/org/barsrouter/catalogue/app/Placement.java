package org.barsrouter.catalogue.app;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.command.ServiceCommand;
import org.barsrouter.catalogue.command.TemplateCommand;
import org.barsrouter.catalogue.join.JoinRegister.Placing;
import org.barsrouter.routing.route.Technical;
import org.jspecify.annotations.Nullable;

/// The commands that bring services into the catalogue: what it lacks of service, endpoint,
/// certification and assignment. A service that has an endpoint moves to the new one.
final class Placement {
    private final Catalogue catalogue;
    private final Instant earliest;
    private final Function<Placing, Optional<Certified>> certified;
    private final Map<URI, String> registered = new HashMap<>();

    /// What a certification is worth to an endpoint.
    record Certified(String grade, Instant until, String reportId) {}

    /// @param earliest from when anything can take effect
    /// @param certified latest certification of what is placed
    Placement(
            Catalogue catalogue,
            Instant earliest,
            Function<Placing, Optional<Certified>> certified) {
        this.catalogue = catalogue;
        this.earliest = earliest;
        this.certified = certified;
    }

    List<Command> commands(List<Placing> placings) {
        List<Command> commands = new ArrayList<>();
        for (Placing placing : placings) {
            String template = template(placing, commands);
            service(placing, commands);
            assign(placing, template, commands);
        }
        return commands;
    }

    private String template(Placing placing, List<Command> commands) {
        URI address = placing.where().address();
        String known = registered.get(address);
        if (known != null) {
            return known;
        }
        String id =
                standing(address).map(Template::id).orElseGet(() -> register(placing, commands));
        registered.put(address, id);
        certified
                .apply(placing)
                .ifPresent(found ->
                        commands.add(
                                new TemplateCommand.RecordCertification(
                                        id, found.grade(), found.until(), found.reportId())));
        return id;
    }

    private Optional<Template> standing(URI address) {
        return catalogue.templates().values().stream()
                .filter(template -> !template.isRetired())
                .filter(template -> Protocol.of(template.endpoint()).isBars())
                .filter(template ->
                        template.endpoint().addressAt(earliest).filter(address::equals).isPresent())
                .findFirst();
    }

    private String register(Placing placing, List<Command> commands) {
        Placing.Where where = placing.where();
        String instance =
                isTaken(where.product(), where.instance())
                        ? where.address().getHost().replaceAll("[^a-z0-9.-]", "-")
                        : where.instance();
        String id = where.product() + "/" + instance;
        commands.add(
                new TemplateCommand.RegisterTemplate(
                        id,
                        new TemplateCommand.Installation(where.product(), instance, null, 1),
                        Protocol.BARS,
                        Technical.bars(),
                        where.address().toString()));
        return id;
    }

    private boolean isTaken(String product, String instance) {
        return catalogue.templates().values().stream()
                .map(Template::endpoint)
                .anyMatch(endpoint ->
                        endpoint.productId().equals(product)
                                && endpoint.instance().equals(instance));
    }

    private void service(Placing placing, List<Command> commands) {
        if (catalogue.service(placing.who().service()).isEmpty()) {
            commands.add(
                    new ServiceCommand.RegisterService(
                            placing.who().service(),
                            placing.who().name(),
                            placing.who().ods(),
                            false));
        }
    }

    private void assign(Placing placing, String template, List<Command> commands) {
        Instant from = from(placing.liveFrom());
        Optional<Entry> standing = catalogue.service(placing.who().service());
        boolean moves = standing.flatMap(Entry::open).isPresent() && placing.rank() == 1;
        commands.add(
                moves
                        ? new ServiceCommand.SwitchSupplier(
                                placing.who().service(),
                                null,
                                template,
                                new ServiceCommand.Terms(
                                        from, Duration.ZERO, ServiceCommand.Gap.REFUSED))
                        : new ServiceCommand.AssignEndpoint(
                                placing.who().service(),
                                template,
                                placing.rank(),
                                new ServiceCommand.Span(from, null)));
    }

    private @Nullable Instant from(@Nullable Instant wanted) {
        return wanted == null || wanted.isBefore(earliest) ? null : wanted;
    }
}
