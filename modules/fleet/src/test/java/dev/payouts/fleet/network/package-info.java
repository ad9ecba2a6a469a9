@NullMarked
package dev.payouts.fleet.network;

import org.jspecify.annotations.NullMarked;
