/** What the services' APIs answer with where they do not do what was asked. */
@NullMarked
package dev.payouts.service.problem;

import org.jspecify.annotations.NullMarked;
