package org.barsrouter.routing.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Whether an IP address leads into a network of our own or to no single host: loopback, private,
/// link-local with the metadata services of clouds, shared (RFC 6598), multicast, reserved (RFC
/// 6890); also when an IPv6 address carries such an IPv4 address inside (6to4, NAT64). Of IPv6 only
/// global unicast is outside (RFC 4291 section 2.4), without Teredo, whose addresses hide another.
public final class InnerAddress {
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] TEREDO = {0x20, 0x01, 0, 0};

    /// The address at which one cloud offers its platform's services to every machine in it.
    private static final byte[] PLATFORM = {(byte) 168, 63, (byte) 129, 16};

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
        int second = Byte.toUnsignedInt(bytes[1]);
        boolean shared = first == 100 && (second & 0xC0) == 64;
        boolean protocols = first == 192 && second == 0 && bytes[2] == 0;
        boolean benchmark = first == 198 && (second & 0xFE) == 18;
        return first == 0
                || first >= 240
                || shared
                || protocols
                || benchmark
                || Arrays.equals(bytes, PLATFORM);
    }

    private static boolean isInnerV6(byte[] bytes) {
        if (startsWith(bytes, NAT64)) {
            return is(v4(bytes, NAT64.length));
        }
        boolean global = (bytes[0] & 0xE0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return !global || startsWith(bytes, TEREDO) || (sixToFour && is(v4(bytes, 2)));
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static InetAddress v4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }
}
