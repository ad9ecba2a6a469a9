/** The topics of the payout flow as typed values: name, value class, partitions, retention. */
@NullMarked
package dev.payouts.topics;

import org.jspecify.annotations.NullMarked;
