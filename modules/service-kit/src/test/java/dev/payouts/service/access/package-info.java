@NullMarked
package dev.payouts.service.access;

import org.jspecify.annotations.NullMarked;
