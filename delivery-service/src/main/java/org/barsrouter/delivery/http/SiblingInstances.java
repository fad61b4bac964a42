package org.barsrouter.delivery.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.barsrouter.delivery.app.DeliveryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriBuilder;

/// The other instances of the service, which own the other partitions: each is asked for its part.
/// One that does not answer leaves a gap, which the answer names, and a line in the log.
@Component
class SiblingInstances {
    private static final Logger LOG = LoggerFactory.getLogger(SiblingInstances.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DeliveryService service;
    private final RestClient http;

    SiblingInstances(DeliveryService service) {
        this.service = service;
        JdkClientHttpRequestFactory requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(PATIENCE)
                                .build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    WhyAnswer why(String id) {
        return ask(uri ->
                uri.path("/delivery/v1/why")
                        .queryParam("id", "{id}")
                        .queryParam("here", true)
                        .build(id));
    }

    WhyAnswer outages() {
        return ask(uri -> uri.path("/delivery/v1/outages").queryParam("here", true).build());
    }

    private WhyAnswer ask(Function<UriBuilder, URI> question) {
        return service.siblings().stream()
                .map(sibling -> ask(sibling, question))
                .reduce(WhyAnswer.nothing(), WhyAnswer::and);
    }

    private WhyAnswer ask(URI sibling, Function<UriBuilder, URI> question) {
        try {
            WhyAnswer answer =
                    http.mutate()
                            .baseUrl(sibling)
                            .build()
                            .get()
                            .uri(question)
                            .retrieve()
                            .body(WhyAnswer.class);
            return answer == null ? WhyAnswer.nothing() : answer;
        } catch (RestClientException e) {
            LOG.atWarn().addKeyValue("sibling", sibling).log("another instance did not answer");
            return WhyAnswer.lacking(List.of("The instance at " + sibling + " did not answer."));
        }
    }
}
