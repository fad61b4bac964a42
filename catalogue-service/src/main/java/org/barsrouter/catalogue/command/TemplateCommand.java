package org.barsrouter.catalogue.command;

import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.change.Label.Visibility;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.routing.route.Technical;
import org.jspecify.annotations.Nullable;

/// Commands on an endpoint template. An absent `from` means as soon as every router can have it.
public sealed interface TemplateCommand extends Command {
    /// Id of the template.
    String template();

    /// Makes an endpoint known that services can be assigned to.
    ///
    /// @param template absent in a request takes `product/instance`
    /// @param address base URL, or what the address kind says
    record RegisterTemplate(
            String template,
            Installation installation,
            Protocol protocol,
            Technical technical,
            String address)
            implements TemplateCommand {

        /// The id that an endpoint gets when nobody chooses one.
        public static String usualId(String product, String instance, Protocol protocol) {
            String id = product + "/" + instance;
            return protocol.isBars() ? id : id + "/" + protocol.payloadType();
        }
    }

    /// Which installation of which product, and whose.
    ///
    /// @param managingOrganisation ODS code of the supplier
    /// @param slices into how many lanes its traffic is split, at least 1; fixed for ever
    record Installation(
            String product, String instance, @Nullable String managingOrganisation, int slices) {
        public Installation {
            if (slices < 1) {
                throw new IllegalArgumentException("slices must be at least 1");
            }
        }
    }

    /// Says who manages it, which BaRS versions it serves, and how it is shown; what is absent
    /// stays.
    ///
    /// @param name at most 100 characters
    record DescribeTemplate(
            String template,
            @Nullable String managingOrganisation,
            @Nullable List<String> barsVersions,
            @Nullable String name,
            @Nullable Visibility visibility)
            implements TemplateCommand {}

    /// Moves it, with all its services, to another address.
    record SetTemplateAddress(String template, String address, @Nullable Instant from)
            implements TemplateCommand {}

    /// Stops routing to it; a lower rank takes over where there is one.
    ///
    /// @param until exclusive; absent is until it is resumed
    record SuspendTemplate(
            String template, @Nullable Instant from, @Nullable Instant until, String reason)
            implements TemplateCommand {}

    /// Ends its suspension.
    record ResumeTemplate(String template) implements TemplateCommand {}

    /// Takes it out of use for good. Refused while a service uses it or will.
    record RetireTemplate(String template) implements TemplateCommand {}

    /// Keeps that it has passed certification.
    record RecordCertification(String template, String grade, Instant expiresAt, String evidence)
            implements TemplateCommand {}

    /// Takes a certification back. What is assigned stays assigned.
    record ExpireCertification(String template) implements TemplateCommand {}
}
