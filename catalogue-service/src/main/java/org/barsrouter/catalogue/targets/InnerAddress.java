package org.barsrouter.catalogue.targets;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Whether an IP address leads into a network of our own: loopback, private, link-local, shared
/// (RFC 6598), multicast, unique local, reserved; also when an IPv6 address carries such an IPv4
/// address inside (6to4, NAT64).
public final class InnerAddress {
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private InnerAddress() {}

    public static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address ? isReserved(bytes) : isInnerV6(bytes));
    }

    private static boolean isReserved(byte[] bytes) {
        int first = Byte.toUnsignedInt(bytes[0]);
        boolean shared = first == 100 && (bytes[1] & 0xC0) == 64;
        return first == 0 || first >= 240 || shared;
    }

    private static boolean isInnerV6(byte[] bytes) {
        boolean uniqueLocal = (bytes[0] & 0xFE) == 0xFC;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean nat64 = Arrays.equals(Arrays.copyOf(bytes, NAT64.length), NAT64);
        return uniqueLocal
                || (sixToFour && is(v4(bytes, 2)))
                || (nat64 && is(v4(bytes, NAT64.length)));
    }

    private static InetAddress v4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }
}
