// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "change-of-variables",
  platforms: [.macOS("26.0")],
  products: [
    .library(name: "Theorem", targets: ["Theorem"]),
    .executable(name: "verify-eq", targets: ["verify-eq"]),
  ],
  targets: [
    .target(name: "Theorem"),
    .executableTarget(name: "verify-eq", dependencies: ["Theorem"]),
    .testTarget(name: "TheoremTests", dependencies: ["Theorem"]),
    .testTarget(name: "VerifyEqTests", dependencies: ["verify-eq"]),
  ]
)
