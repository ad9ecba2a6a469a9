/**
 * What is in deploy/ for those who run the product: rules, alerts and dashboards, held to the
 * product they watch.
 */
@NullMarked
package dev.payouts.standalone.deploy;

import org.jspecify.annotations.NullMarked;
