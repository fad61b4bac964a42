package org.barsrouter.catalogue.request;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.command.ServiceCommand;
import org.barsrouter.catalogue.command.SupplierCommand;
import org.barsrouter.catalogue.command.TemplateCommand;
import org.jspecify.annotations.Nullable;

/// Every command by the name that it has in paths, JSON and on the command line.
final class CommandNames {
    private static final Map<String, Function<Fields, Command>> READERS = readers();

    private CommandNames() {}

    private static Map<String, Function<Fields, Command>> readers() {
        Map<String, Function<Fields, Command>> readers = new TreeMap<>();
        readers.put("register-template", TemplateReaders::register);
        readers.put("describe-template", TemplateReaders::describe);
        readers.put("set-template-address", TemplateReaders::address);
        readers.put("suspend-template", TemplateReaders::suspend);
        readers.put("resume-template", f -> new TemplateCommand.ResumeTemplate(f.text("template")));
        readers.put("retire-template", f -> new TemplateCommand.RetireTemplate(f.text("template")));
        readers.put("record-certification", TemplateReaders::certify);
        readers.put(
                "expire-certification",
                f -> new TemplateCommand.ExpireCertification(f.text("template")));
        readers.put("suspend-supplier", TemplateReaders::suspendSupplier);
        readers.put("resume-supplier", f -> new SupplierCommand.ResumeSupplier(f.text("supplier")));
        readers.put("register-service", ServiceReaders::register);
        readers.put("describe-service", ServiceReaders::describe);
        readers.put(
                "add-service-identifier",
                f ->
                        new ServiceCommand.AddServiceIdentifier(
                                f.service("service"), f.service("identifier")));
        readers.put(
                "remove-service-identifier",
                f ->
                        new ServiceCommand.RemoveServiceIdentifier(
                                f.service("service"), f.service("identifier")));
        readers.put(
                "activate-service", f -> new ServiceCommand.ActivateService(f.service("service")));
        readers.put(
                "deactivate-service",
                f -> new ServiceCommand.DeactivateService(f.service("service"), f.text("reason")));
        readers.put(
                "transfer-provider",
                f -> new ServiceCommand.TransferProvider(f.service("service"), f.text("to")));
        readers.put(
                "grant-management",
                f -> new ServiceCommand.GrantManagement(f.service("service"), f.text("product")));
        readers.put(
                "revoke-management",
                f -> new ServiceCommand.RevokeManagement(f.service("service"), f.text("product")));
        readers.put("assign-endpoint", ServiceReaders::assign);
        readers.put("end-assignment", ServiceReaders::end);
        readers.put("reorder-assignments", ServiceReaders::reorder);
        readers.put("suspend-assignment", ServiceReaders::suspend);
        readers.put(
                "resume-assignment",
                f ->
                        new ServiceCommand.ResumeAssignment(
                                f.service("service"), f.textOrNull("assignment")));
        readers.put("switch-supplier", ServiceReaders::change);
        readers.put("cancel-switch", f -> new ServiceCommand.CancelSwitch(f.service("service")));
        return Map.copyOf(readers);
    }

    /// Null when there is no such command.
    static @Nullable Function<Fields, Command> reader(String name) {
        return READERS.get(name);
    }

    static List<String> all() {
        return READERS.keySet().stream().sorted().toList();
    }
}
