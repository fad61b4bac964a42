package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Sends any command of the catalogue by its name.
@Command(
        name = "do",
        description = {
            "Sends any command by its name, such as:",
            "  do register-template product=acme managingOrganisation=ZZ1 address=https://acme.example/FHIR",
            "  do assign-endpoint service=2000099901 template=acme/main rank=2"
        },
        mixinStandardHelpOptions = true)
final class CatalogueDoCommand implements Callable<Integer> {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final List<String> NUMBERS = List.of("rank", "slices");
    private static final List<String> LISTS = List.of("order", "barsVersions");
    private static final List<String> SWITCHES = List.of("takesBookingResponse", "allowGap");

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private ChangeOptions options = new ChangeOptions();

    @Parameters(index = "0", paramLabel = "<command>", description = "Its name")
    private String name = "";

    @Parameters(
            index = "1..*",
            paramLabel = "<field>=<value>",
            description = "Its fields; lists with commas")
    private Map<String, String> fields = Map.of();

    @Override
    public Integer call() {
        ObjectNode command = JsonNodeFactory.instance.objectNode().put("command", name);
        fields.forEach((field, value) -> put(command, field, value));
        return ChangeScreen.show(
                Screen.of(spec),
                options.send(addresses.catalogue(), List.of(command)),
                options.json());
    }

    private static void put(ObjectNode command, String field, String value) {
        if (NUMBERS.contains(field) && NUMBER.matcher(value).matches()) {
            command.put(field, Integer.parseInt(value));
        } else if (SWITCHES.contains(field) && (value.equals("true") || value.equals("false"))) {
            command.put(field, Boolean.parseBoolean(value));
        } else if (LISTS.contains(field)) {
            List.of(value.split(",", -1)).forEach(command.withArray(field)::add);
        } else {
            command.put(field, value);
        }
    }
}
