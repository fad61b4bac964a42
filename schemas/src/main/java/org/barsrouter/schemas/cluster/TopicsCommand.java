package org.barsrouter.schemas.cluster;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.registry.SchemaRegistries;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// `./bars topics list|create|check`: what an operator does to a cluster before the services start.
public final class TopicsCommand {
    private static final String USAGE =
            """
            usage: ./bars topics list
                   ./bars topics create --bootstrap-server HOST:PORT --environment INT|PROD|SANDBOX
                                        [--layout production|sandbox] [--schema-registry URL]
                   ./bars topics check  --bootstrap-server HOST:PORT --environment INT|PROD|SANDBOX
                                        [--schema-registry URL]

            create makes the topics that are missing, sets the policies of those that are there, and
            marks the cluster with its environment. Run again, it changes nothing that is right.\
            """;

    private static final int OK = 0;
    private static final int FAULT = 1;
    private static final int USAGE_ERROR = 2;

    private final PrintStream out;
    private final PrintStream err;

    TopicsCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(new TopicsCommand(System.out, System.err).run(List.of(args)));
    }

    int run(List<String> args) {
        if (args.isEmpty() || args.contains("--help")) {
            out.println(USAGE);
            return args.isEmpty() ? USAGE_ERROR : OK;
        }
        try {
            Map<String, String> options = options(args.subList(1, args.size()));
            return switch (args.getFirst()) {
                case "list" -> list();
                case "create" -> create(options);
                case "check" -> check(options);
                default ->
                        throw new UsageException(
                                "there is no topics command '" + args.getFirst() + "'");
            };
        } catch (UsageException e) {
            err.println("bars topics: " + e.getMessage());
            err.println(USAGE);
            return USAGE_ERROR;
        } catch (ClusterContractException e) {
            err.println("bars topics: " + e.getMessage());
            return FAULT;
        }
    }

    private int list() {
        Layout layout = Layout.production();
        out.printf(
                "%-26s %10s %-8s %-22s %s%n", "topic", "partitions", "cleanup", "owner", "read by");
        for (Topic<?, ?> topic : Topics.all()) {
            out.printf(
                    "%-26s %10d %-8s %-22s %s%n",
                    topic.name(),
                    layout.partitionsOf(topic),
                    topic.cleanup().setting(),
                    topic.owner(),
                    topic.readBy());
        }
        return OK;
    }

    private int create(Map<String, String> options) {
        Layout layout =
                switch (options.getOrDefault("--layout", "production")) {
                    case "production" -> Layout.production();
                    case "sandbox" -> Layout.sandbox();
                    default -> throw new UsageException("--layout is production or sandbox");
                };
        List<String> created = new TopicCreation(connection(options), format(options)).run(layout);
        created.forEach(name -> out.println("created " + name));
        out.printf(
                "%d topics created, %d were there; the cluster is marked %s%n",
                created.size(), Topics.all().size() - created.size(), environment(options));
        return OK;
    }

    private int check(Map<String, String> options) {
        new ClusterContract(connection(options), format(options)).check(Topics.all());
        out.println(
                "all topics are as they must be; the cluster belongs to " + environment(options));
        return OK;
    }

    private static Map<String, Object> connection(Map<String, String> options) {
        return Map.of("bootstrap.servers", required(options, "--bootstrap-server"));
    }

    private static RecordFormat format(Map<String, String> options) {
        Map<String, String> registry = new HashMap<>();
        String url = options.get("--schema-registry");
        if (url != null) {
            registry.put(SchemaRegistries.URL, url);
        }
        return new RecordFormat(SchemaRegistries.from(registry), environment(options));
    }

    private static Environment environment(Map<String, String> options) {
        String name = required(options, "--environment").toUpperCase(Locale.ROOT);
        return switch (name) {
            case "INT", "PROD", "SANDBOX" -> Environment.valueOf(name);
            default -> throw new UsageException("--environment is INT, PROD or SANDBOX");
        };
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new UsageException(name + " is missing");
        }
        return value;
    }

    private static Map<String, String> options(List<String> args) {
        List<String> known =
                List.of("--bootstrap-server", "--environment", "--layout", "--schema-registry");
        Map<String, String> options = new HashMap<>();
        @Nullable String name = null;
        for (String arg : args) {
            if (name != null) {
                options.put(name, arg);
                name = null;
            } else if (!known.contains(arg)) {
                throw new UsageException("'" + arg + "' is not an option of this command");
            } else {
                name = arg;
            }
        }
        if (name != null) {
            throw new UsageException(name + " needs a value");
        }
        return options;
    }

    private static final class UsageException extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
