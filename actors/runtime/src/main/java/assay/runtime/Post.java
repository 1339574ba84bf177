package assay.runtime;

import assay.domain.cell.Message;

/** Carries requests and replies between entities, at most once and in any order; never fails, never waits. */
@FunctionalInterface
public interface Post {
    void deliver(Message message);
}
