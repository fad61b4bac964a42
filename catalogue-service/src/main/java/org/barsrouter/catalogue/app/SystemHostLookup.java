package org.barsrouter.catalogue.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.barsrouter.catalogue.targets.Looked;

/// Asks this machine's resolver.
public final class SystemHostLookup implements HostLookup {

    @Override
    public Looked look(String host) {
        try {
            return new Looked.Found(List.of(InetAddress.getAllByName(host)));
        } catch (UnknownHostException e) {
            // The platform says "Temporary failure in name resolution" when nobody answers.
            boolean temporary =
                    String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("temporary");
            return temporary ? new Looked.NoAnswer() : new Looked.NotFound();
        }
    }
}
