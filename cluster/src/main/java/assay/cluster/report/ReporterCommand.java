package assay.cluster.report;

import akka.actor.typed.ActorRef;

/** What a reporter understands. The question travels between nodes; the rest stays. */
public sealed interface ReporterCommand {
    /** Somebody wants to know about the node. */
    record Report(ActorRef<NodeReport> replyTo) implements ReporterCommand {}

    /** What there is to say has come together. */
    record Collected(ActorRef<NodeReport> replyTo, NodeReport report) implements ReporterCommand {}
}
