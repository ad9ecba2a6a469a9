/** What tests of services share: a scripted gateway, writers and readers of the topics. */
@NullMarked
package dev.payouts.testing;

import org.jspecify.annotations.NullMarked;
