package org.barsrouter.catalogue.request;

import java.time.Duration;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.command.ServiceCommand;
import org.barsrouter.catalogue.command.ServiceCommand.Gap;
import org.barsrouter.catalogue.command.ServiceCommand.Span;
import org.barsrouter.catalogue.command.ServiceCommand.Terms;

/// Reads the commands on services and their timelines.
final class ServiceReaders {
    /// Long enough for what is booked to take place.
    private static final Duration DRAIN = Duration.ofDays(90);

    private ServiceReaders() {}

    static Command register(Fields fields) {
        return new ServiceCommand.RegisterService(
                fields.service("service"),
                fields.textOrNull("name"),
                fields.textOrNull("providedBy"),
                fields.yes("takesBookingResponse"));
    }

    static Command describe(Fields fields) {
        return new ServiceCommand.DescribeService(
                fields.service("service"),
                fields.textOrNull("name"),
                fields.yesOrNull("takesBookingResponse"));
    }

    static Command assign(Fields fields) {
        return new ServiceCommand.AssignEndpoint(
                fields.service("service"),
                fields.text("template"),
                fields.number("rank", 1),
                new Span(fields.instant("from"), fields.instant("to")));
    }

    static Command end(Fields fields) {
        return new ServiceCommand.EndAssignment(
                fields.service("service"),
                fields.textOrNull("assignment"),
                fields.instant("at"),
                fields.duration("drain", DRAIN));
    }

    static Command reorder(Fields fields) {
        return new ServiceCommand.ReorderAssignments(
                fields.service("service"), fields.texts("order"), fields.duration("drain", DRAIN));
    }

    static Command suspend(Fields fields) {
        return new ServiceCommand.SuspendAssignment(
                fields.service("service"),
                fields.textOrNull("assignment"),
                fields.instant("until"),
                fields.text("reason"));
    }

    static Command change(Fields fields) {
        return new ServiceCommand.SwitchSupplier(
                fields.service("service"),
                fields.textOrNull("from"),
                fields.text("to"),
                new Terms(
                        fields.instant("at"),
                        fields.duration("drain", DRAIN),
                        fields.yes("allowGap") ? Gap.ALLOWED : Gap.REFUSED));
    }
}
