import ArgumentParser

/// Something that is measured.
enum Case: String, CaseIterable, Codable, Sendable, ExpressibleByArgument {
    case cold
    case coldBuilt = "cold-built"
    case converged
    case changedManifest = "changed-manifest"
    case changedImage = "changed-image"
    case stopped
    case reset
    case memoryUp = "memory-up"
    case oneNode = "nodes-1"
    case threeNodes = "nodes-3"
    case oneService = "services-1"
    case oneServiceConverged = "services-1-converged"
    case twentyServices = "services-20"
    case twentyServicesConverged = "services-20-converged"
    case version
    case procs
    case validate1000 = "validate-1000"
    case validate2000 = "validate-2000"
    case makefile1000 = "gen-makefile-1000"
    case makefile2000 = "gen-makefile-2000"
    case memoryValidate = "memory-validate"

    var title: String {
        switch self {
        case .cold: "no cluster, the image to build"
        case .coldBuilt: "no cluster, the image built"
        case .converged: "nothing to do"
        case .changedManifest: "a variable of a service changed"
        case .changedImage: "a source file of an image changed"
        case .stopped: "the nodes stopped"
        case .reset: "a mess in the cluster: reset"
        case .memoryUp: "memory of up with nothing to do"
        case .oneNode: "no cluster, one node"
        case .threeNodes: "no cluster, three nodes"
        case .oneService: "no cluster, 1 service"
        case .oneServiceConverged: "1 service, nothing to do"
        case .twentyServices: "no cluster, 20 services"
        case .twentyServicesConverged: "20 services, nothing to do"
        case .version: "envboot --version"
        case .procs: "envboot procs"
        case .validate1000: "validate, 1,000 services"
        case .validate2000: "validate, 2,000 services"
        case .makefile1000: "gen-makefile, 1,000 services"
        case .makefile2000: "gen-makefile, 2,000 services"
        case .memoryValidate: "memory of validate, 1,000 services"
        }
    }

    var unit: Unit { self == .memoryUp || self == .memoryValidate ? .megabytes : .seconds }

    /// The environment that is brought up for it, and what is done to that; nil where the case is about the program
    /// alone.
    var environment: (setting: Setting, action: Action)? {
        switch self {
        case .cold: (.twoNodes, .create(builds: true))
        case .coldBuilt: (.twoNodes, .create(builds: false))
        case .converged: (.twoNodes, .nothing)
        case .changedManifest: (.twoNodes, .changeVariable)
        case .changedImage: (.twoNodes, .changeSource)
        case .stopped: (.twoNodes, .stop)
        case .reset: (.twoNodes, .reset)
        case .memoryUp: (.twoNodes, .memory)
        case .oneNode: (.oneNode, .create(builds: false))
        case .threeNodes: (.threeNodes, .create(builds: false))
        case .oneService: (.oneService, .create(builds: false))
        case .oneServiceConverged: (.oneService, .nothing)
        case .twentyServices: (.twentyServices, .create(builds: false))
        case .twentyServicesConverged: (.twentyServices, .nothing)
        case .version, .procs, .validate1000, .validate2000, .makefile1000, .makefile2000, .memoryValidate: nil
        }
    }

    /// How often it is measured within a round: what takes less than a second varies more.
    var repetitions: Int {
        switch self {
        case .converged, .oneServiceConverged, .twentyServicesConverged: 3
        case .version, .procs: 15
        case .validate1000, .validate2000, .makefile1000, .makefile2000: 5
        default: 1
        }
    }
}
