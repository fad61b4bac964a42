package org.barsrouter.catalogue.app;

import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.command.ServiceCommand;
import org.barsrouter.catalogue.command.SupplierCommand;
import org.barsrouter.catalogue.command.TemplateCommand;

/// What one person may do alone everywhere: stopping traffic to what is broken, which a resume
/// undoes, and keeping the evidence of an assurance role.
final class Urgent {
    private Urgent() {}

    static boolean mayBeAlone(Command command) {
        return switch (command) {
            case TemplateCommand.SuspendTemplate _,
                    SupplierCommand.SuspendSupplier _,
                    ServiceCommand.SuspendAssignment _,
                    TemplateCommand.RecordCertification _,
                    TemplateCommand.ExpireCertification _ ->
                    true;
            case TemplateCommand _, SupplierCommand _, ServiceCommand _ -> false;
        };
    }
}
