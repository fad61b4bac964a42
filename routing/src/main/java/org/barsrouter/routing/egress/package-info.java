/// Where calls of the router may go, decided before a connection is made: what a catalogue holds is
/// written by many, and must not lead the router into its own network.
@NullMarked
package org.barsrouter.routing.egress;

import org.jspecify.annotations.NullMarked;
