package org.barsrouter.console;

import org.barsrouter.console.config.ConsoleProperties;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// The web console as a program of its own; the sandbox starts the same one in its own JVM.
@SpringBootApplication
@EnableConfigurationProperties(ConsoleProperties.class)
public class ConsoleApplication {

    /// The application with its own configuration file, `operator-console.yaml`.
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ConsoleApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=operator-console");
    }

    public static void main(String[] arguments) {
        builder().run(arguments);
    }
}
