package org.barsrouter.catalogue.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.barsrouter.catalogue.resource.FieldFault.Kind;
import org.jspecify.annotations.Nullable;

/// Reads search parameters in every spelling that was published: BaRS 1.4.0's own
/// (`_has:HealthcareService.Identifier`, `Endpoint.identifier`, `ConnectionType`), FHIR's chaining
/// (`_has:HealthcareService:endpoint:identifier`) and the next catalogue's (`connection-type`).
public final class QueryReader {
    private static final Set<String> SERVICE =
            Set.of(
                    "_has:healthcareservice.identifier",
                    "_has:healthcareservice:endpoint:identifier",
                    "healthcareservice.identifier");
    private static final Set<String> SERVICE_ID =
            Set.of(
                    "_has:healthcareservice.id",
                    "_has:healthcareservice:endpoint:_id",
                    "subject",
                    "_id");
    private static final Set<String> IDENTIFIER =
            Set.of("identifier", "endpoint.identifier", "productid");
    private static final Set<String> CONNECTION = Set.of("connectiontype", "connection-type");
    private static final Set<String> PAYLOAD = Set.of("payloadtype", "payload-type");
    private static final Set<String> ORGANISATION =
            Set.of(
                    "organization",
                    "organization.identifier",
                    "organization:identifier",
                    "healthcareservice.providedby",
                    "managingorganization",
                    "managingorganization.identifier");
    private static final Set<String> COUNT = Set.of("_count");
    private static final Set<String> OFFSET = Set.of("_offset");
    private static final Set<String> FORMAT = Set.of("_format", "_pretty");
    private static final List<Set<String>> ALL =
            List.of(
                    SERVICE,
                    SERVICE_ID,
                    IDENTIFIER,
                    CONNECTION,
                    PAYLOAD,
                    ORGANISATION,
                    COUNT,
                    OFFSET,
                    FORMAT);

    private final Map<String, List<String>> parameters;
    private final List<FieldFault> faults = new ArrayList<>();

    private QueryReader(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /// Reads the search of Endpoints, templates and lists.
    ///
    /// @param parameters decoded, by name as written
    public static Reading<ResourceQuery> ofEndpoints(Map<String, List<String>> parameters) {
        return new QueryReader(parameters).read(null);
    }

    /// Reads the search of services: there `identifier` and `HealthcareService.identifier` mean the
    /// service's own.
    public static Reading<ResourceQuery> ofServices(Map<String, List<String>> parameters) {
        QueryReader reader = new QueryReader(parameters);
        return reader.read(reader.token(IDENTIFIER));
    }

    private Reading<ResourceQuery> read(@Nullable BusinessId ofService) {
        parameters.keySet().stream()
                .filter(name -> ALL.stream().noneMatch(known -> known.contains(lower(name))))
                .forEach(name ->
                        fault(name, Kind.NOT_SUPPORTED, "The search parameter is not supported."));
        ResourceQuery query =
                new ResourceQuery(
                        ofService == null ? token(SERVICE) : ofService,
                        value(SERVICE_ID).map(QueryReader::afterSlash).orElse(null),
                        ofService == null ? token(IDENTIFIER) : null,
                        code(CONNECTION),
                        code(PAYLOAD),
                        organisation(),
                        new ResourceQuery.Page(
                                number(OFFSET, 0, Integer.MAX_VALUE),
                                number(COUNT, ResourceQuery.Page.USUAL, ResourceQuery.Page.MOST)));
        if (faults.isEmpty() && query.isUnbounded()) {
            fault(
                    "parameter",
                    Kind.REQUIRED,
                    "A search needs a parameter, identifier for example: the whole catalogue is not listed.");
        }
        return faults.isEmpty() ? new Reading.Understood<>(query) : new Reading.Faulty<>(faults);
    }

    /// A parameter as it was written.
    private record Found(String name, String text) {}

    private Optional<Found> find(Set<String> names) {
        List<Found> found =
                parameters.entrySet().stream()
                        .filter(each -> names.contains(lower(each.getKey())))
                        .flatMap(each ->
                                each.getValue().stream()
                                        .map(text -> new Found(each.getKey(), text)))
                        .toList();
        if (found.stream().map(Found::text).distinct().count() > 1) {
            fault(found.getFirst().name(), Kind.VALUE, "The search parameter stands twice.");
        }
        return found.stream().findFirst();
    }

    private Optional<String> value(Set<String> names) {
        return find(names).map(Found::text);
    }

    /// `HealthcareService/ID` or the bare id.
    private static String afterSlash(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private @Nullable BusinessId token(Set<String> names) {
        return parsed(names, BusinessId::token, "must be written system|value").orElse(null);
    }

    private @Nullable String code(Set<String> names) {
        return find(names).map(found -> afterBar(found.text())).orElse(null);
    }

    private @Nullable String organisation() {
        return find(ORGANISATION)
                .map(found -> afterBar(found.text()).toUpperCase(Locale.ROOT))
                .orElse(null);
    }

    private static String afterBar(String token) {
        return token.substring(token.lastIndexOf('|') + 1);
    }

    private int number(Set<String> names, int usual, int most) {
        return parsed(names, QueryReader::natural, "must be a whole number, 0 or more")
                .map(number -> Math.min(number, most))
                .orElse(usual);
    }

    private static Optional<Integer> natural(String text) {
        try {
            int number = Integer.parseInt(text);
            return number < 0 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> parsed(
            Set<String> names, Function<String, Optional<T>> parser, String wanted) {
        Optional<Found> found = find(names);
        Optional<T> parsed = found.flatMap(each -> parser.apply(each.text()));
        if (found.isPresent() && parsed.isEmpty()) {
            fault(found.get().name(), Kind.VALUE, "The search parameter " + wanted + ".");
        }
        return parsed;
    }

    private void fault(String name, Kind kind, String text) {
        faults.add(new FieldFault(name, kind, text));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
