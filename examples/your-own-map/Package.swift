// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "my-flows",
  dependencies: [
    // From elsewhere: .package(url: "https://…/change-of-variables", branch: "main")
    .package(name: "change-of-variables", path: "../..")
  ],
  targets: [
    .target(name: "MyFlows", dependencies: [.product(name: "Theorem", package: "change-of-variables")]),
    .testTarget(
      name: "MyFlowsTests",
      dependencies: ["MyFlows", .product(name: "Theorem", package: "change-of-variables")]),
  ]
)
