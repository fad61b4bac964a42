package org.barsrouter.delivery.receiver;

import java.io.Serial;
import java.net.UnknownHostException;

/// A name that stands for an address that may not be called.
final class ForbiddenAddressException extends UnknownHostException {
    @Serial private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String why) {
        super(why);
    }
}
