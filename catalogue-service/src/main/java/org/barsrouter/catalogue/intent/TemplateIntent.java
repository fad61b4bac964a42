package org.barsrouter.catalogue.intent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.command.TemplateCommand.RegisterTemplate;
import org.barsrouter.catalogue.rendition.Rendition;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.catalogue.resource.FieldFault.Kind;
import org.barsrouter.catalogue.targets.Product;
import org.barsrouter.routing.route.Technical.AddressKind;
import org.jspecify.annotations.Nullable;

/// What a template that is sent asks for: an endpoint that services can be assigned to.
public final class TemplateIntent {
    private final Rendition rendition;

    public TemplateIntent(Rendition rendition) {
        this.rendition = rendition;
    }

    /// Id in the catalogue of the template that a resource would become.
    public static String id(EndpointResource wanted) {
        return RegisterTemplate.usualId(
                wanted.productId().orElse(""), instance(wanted), protocol(wanted));
    }

    private static String instance(EndpointResource wanted) {
        return wanted.instance().orElse(Product.MAIN);
    }

    static Protocol protocol(EndpointResource wanted) {
        return Protocol.written(
                wanted.connectionType().code(), wanted.payloadTypes().getFirst().code());
    }

    public Intent create(EndpointResource wanted) {
        Drafting drafting = new Drafting("Endpoint");
        if (!wanted.status().equals("active")) {
            drafting.fault(
                    "status",
                    Kind.NOT_SUPPORTED,
                    "A new template is active: create it so, then change its status.");
        }
        create(wanted, drafting);
        return drafting.intent();
    }

    /// Adds the commands that make a template known.
    void create(EndpointResource wanted, Drafting drafting) {
        demand(wanted, drafting);
        String id = id(wanted);
        Protocol protocol = protocol(wanted);
        String address = Objects.toString(wanted.address(), "");
        AddressKind kind = kind(wanted.address());
        ObjectNode register =
                drafting.on(id, "register-template")
                        .put("product", wanted.productId().orElse(""))
                        .put("instance", instance(wanted))
                        .put("connectionType", protocol.connectionType())
                        .put("payloadType", protocol.payloadType())
                        .put("addressKind", kind.text())
                        .put("address", address);
        if (kind == AddressKind.ASID) {
            register.put("securityProfile", "ssp");
        }
        if (wanted.managingOrganisation() != null) {
            register.put("managingOrganisation", wanted.managingOrganisation());
        }
        if (wanted.name() != null || "private".equals(wanted.visibility())) {
            label(wanted, drafting.on(id, "describe-template"));
        }
    }

    private static void label(EndpointResource wanted, ObjectNode describe) {
        if (wanted.name() != null) {
            describe.put("name", wanted.name());
        }
        if (wanted.visibility() != null) {
            describe.put("visibility", wanted.visibility());
        }
    }

    private void demand(EndpointResource wanted, Drafting drafting) {
        if (wanted.payloadTypes().size() > 1) {
            drafting.fault(
                    "payloadType",
                    Kind.NOT_SUPPORTED,
                    "An Endpoint has one payloadType here: create one Endpoint for each.");
        }
        if (!rendition.scope().has(protocol(wanted))) {
            drafting.fault(
                    "payloadType",
                    Kind.NOT_SUPPORTED,
                    "Only BaRS Endpoints are kept at this path: use /endpoint-catalogue/FHIR/R4 for other protocols.");
        }
    }

    private static AddressKind kind(@Nullable URI address) {
        String scheme =
                address == null || address.getScheme() == null
                        ? ""
                        : address.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "asid" -> AddressKind.ASID;
            case "mesh" -> AddressKind.MESH;
            case "mailto" -> AddressKind.MAILTO;
            default -> AddressKind.URL;
        };
    }

    public Intent update(Template template, EndpointResource wanted) {
        Drafting drafting = new Drafting("Endpoint");
        EndpointResource has = rendition.template(template);
        demand(wanted, drafting);
        fixed(drafting, wanted, has);
        String id = template.id();
        boolean managed =
                wanted.managingOrganisation() != null
                        && !wanted.managingOrganisation().equals(has.managingOrganisation());
        boolean named = wanted.name() != null && !wanted.name().equals(has.name());
        boolean shown =
                wanted.visibility() != null && !wanted.visibility().equals(has.visibility());
        if (managed || named || shown) {
            ObjectNode describe = drafting.on(id, "describe-template");
            label(wanted, describe);
            if (managed) {
                describe.put("managingOrganisation", wanted.managingOrganisation());
            }
        }
        if (wanted.address() != null && !wanted.address().equals(has.address())) {
            drafting.on(id, "set-template-address").put("address", wanted.address().toString());
        }
        status(drafting, template, wanted);
        return drafting.intent();
    }

    private static void fixed(Drafting drafting, EndpointResource wanted, EndpointResource has) {
        String another = "register another template.";
        drafting.fixed(
                "identifier",
                wanted.productId().orElse(null),
                has.productId().orElse(null),
                another);
        drafting.fixed("identifier", instance(wanted), instance(has), another);
        drafting.fixed(
                "connectionType",
                protocol(wanted).connectionType(),
                has.connectionType().code(),
                another);
        drafting.fixed(
                "payloadType",
                protocol(wanted).payloadType(),
                has.payloadTypes().getFirst().code(),
                another);
    }

    private void status(Drafting drafting, Template template, EndpointResource wanted) {
        String has = rendition.template(template).status();
        if (wanted.status().equals(has)) {
            return;
        }
        switch (wanted.status()) {
            case "active" -> drafting.on(template.id(), "resume-template");
            case "suspended" ->
                    drafting.on(template.id(), "suspend-template")
                            .put("reason", "Endpoint.status was set to suspended");
            case "off", "entered-in-error" -> drafting.on(template.id(), "retire-template");
            default ->
                    drafting.fault(
                            "status",
                            Kind.NOT_SUPPORTED,
                            "A template's status can be set to active, suspended or off.");
        }
    }

    /// Retires it. One that is retired stays so.
    public Intent delete(Template template) {
        Drafting drafting = new Drafting("Endpoint");
        if (!template.isRetired()) {
            drafting.on(template.id(), "retire-template");
        }
        return drafting.intent();
    }
}
