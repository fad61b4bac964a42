package org.barsrouter.routing.egress;

import java.net.InetAddress;

/// A range of IP addresses (RFC 4632).
///
/// @param first any address in it
/// @param prefix how many leading bits its addresses share
public record Network(InetAddress first, int prefix) {
    public Network {
        if (prefix < 0 || prefix > first.getAddress().length * 8) {
            throw new IllegalArgumentException("no prefix of " + first.getHostAddress());
        }
    }

    /// Reads `10.1.0.0/16`, or one address.
    ///
    /// @throws IllegalArgumentException when it is neither
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        return new Network(
                first,
                slash < 0
                        ? first.getAddress().length * 8
                        : Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefix;
    }
}
