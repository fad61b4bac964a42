package org.barsrouter.catalogue.request;

import java.util.List;
import java.util.Objects;
import org.barsrouter.catalogue.change.Label.Visibility;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.command.SupplierCommand;
import org.barsrouter.catalogue.command.TemplateCommand;
import org.barsrouter.routing.route.Technical;
import org.barsrouter.routing.route.Technical.AddressKind;
import org.jspecify.annotations.Nullable;

/// Reads the commands on endpoint templates.
final class TemplateReaders {
    private TemplateReaders() {}

    static Command register(Fields fields) {
        String product = fields.text("product");
        String instance = Objects.requireNonNullElse(fields.textOrNull("instance"), "main");
        Protocol protocol = protocol(fields);
        String id = fields.textOrNull("template");
        int slices = fields.number("slices", 1);
        if (slices < 1 || slices > 64) {
            fields.problem("slices", "It is not from 1 to 64.", "Give 1 for a usual endpoint.");
            slices = 1;
        }
        return new TemplateCommand.RegisterTemplate(
                id == null
                        ? TemplateCommand.RegisterTemplate.usualId(product, instance, protocol)
                        : id,
                new TemplateCommand.Installation(
                        product, instance, fields.textOrNull("managingOrganisation"), slices),
                protocol,
                technical(fields),
                fields.text("address"));
    }

    private static Protocol protocol(Fields fields) {
        return new Protocol(
                or(fields.textOrNull("connectionType"), Protocol.BARS.connectionType()),
                or(fields.textOrNull("payloadType"), Protocol.BARS.payloadType()));
    }

    private static Technical technical(Fields fields) {
        Technical usual = Technical.bars();
        List<String> versions = fields.textsOrNull("barsVersions");
        return new Technical(
                or(fields.textOrNull("fhirVersion"), usual.fhirVersion()),
                kind(fields),
                or(fields.textOrNull("securityProfile"), usual.securityProfile()),
                versions == null ? List.of() : versions);
    }

    private static AddressKind kind(Fields fields) {
        String text = or(fields.textOrNull("addressKind"), AddressKind.URL.text());
        try {
            return AddressKind.of(text);
        } catch (IllegalArgumentException e) {
            fields.problem(
                    "addressKind",
                    "There is no kind " + text + ".",
                    "Give url, asid, mesh or mailto.");
            return AddressKind.URL;
        }
    }

    private static String or(@Nullable String given, String otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }

    static Command describe(Fields fields) {
        return new TemplateCommand.DescribeTemplate(
                fields.text("template"),
                fields.textOrNull("managingOrganisation"),
                fields.textsOrNull("barsVersions"),
                fields.textOrNull("name"),
                visibility(fields));
    }

    private static @Nullable Visibility visibility(Fields fields) {
        return switch (fields.textOrNull("visibility")) {
            case null -> null;
            case "public" -> Visibility.PUBLIC;
            case "private" -> Visibility.PRIVATE;
            default -> {
                fields.problem("visibility", "It is not known.", "Give public or private.");
                yield null;
            }
        };
    }

    static Command address(Fields fields) {
        return new TemplateCommand.SetTemplateAddress(
                fields.text("template"), fields.text("address"), fields.instant("from"));
    }

    static Command suspend(Fields fields) {
        return new TemplateCommand.SuspendTemplate(
                fields.text("template"),
                fields.instant("from"),
                fields.instant("until"),
                fields.text("reason"));
    }

    static Command certify(Fields fields) {
        return new TemplateCommand.RecordCertification(
                fields.text("template"),
                fields.text("grade"),
                fields.mustInstant("expiresAt"),
                fields.text("evidence"));
    }

    static Command suspendSupplier(Fields fields) {
        return new SupplierCommand.SuspendSupplier(
                fields.text("supplier"),
                fields.instant("from"),
                fields.instant("until"),
                fields.text("reason"));
    }
}
