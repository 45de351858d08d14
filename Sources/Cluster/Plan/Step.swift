import ContainerTools
import Profile

/// One thing that `up` does.
package struct Step: Sendable, Equatable, Identifiable {
    /// Names the step in `needs` and in events; stable from run to run.
    package let id: String
    /// What is done: `create the cluster gateway-e2e`.
    package let title: String
    /// Why: `it does not exist`.
    package let reason: String
    /// What it takes: `about 30 s, as in 3 earlier runs`.
    package var cost: String
    /// The steps that must have ended before this one begins, or have come to the milestone that is named.
    package var needs: [String]
    /// Moments within this step from which on others can begin. They count as reached where the step has ended.
    package var milestones: [String] = []
    package let action: Action
}

/// What a step does.
package enum Action: Sendable, Equatable {
    /// `replacing` deletes the nodes of that name first.
    case createCluster(replacing: Bool)
    case startNodes([String])
    case waitForAPIServer
    /// Gives a control-plane node back the state that was kept in it, and ends all nodes.
    case restore(node: String, running: [String])
    case writeKubeconfig
    case waitForNodes
    case unpack(nodes: [String])
    case build(DesiredImage, BuildRecipe)
    case pull(DesiredImage)
    /// Tags an image that docker has by digest with envboot's tag.
    case tag(DesiredImage)
    case load([DesiredImage], nodes: [String])
    case remove([ObjectKey])
    case applyDefinitions([Manifest])
    case apply([Manifest])
    case deploy(DesiredService, changed: [Manifest], restarted: [ObjectKey])
    case waitForAnswers([Probe])
    case runHook(Hook)
    case record
}

extension Step {
    /// A milestone of the cluster's creation: images can be loaded into the nodes that pods run on.
    static let nodesBooted = "cluster: nodes booted"
    /// A milestone of the cluster's creation: workers begin to join the control plane.
    static let controlPlaneStarted = "cluster: control plane started"
}
