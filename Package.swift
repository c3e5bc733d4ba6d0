// swift-tools-version: 6.2
import PackageDescription

// SOLUTIONS=1 puts the solutions in the place of the exercises.
let exercises = Context.environment["SOLUTIONS"] == "1" ? "Sources/Solutions" : "Sources/Exercises"

// `swift test` is the chapter: the nine equations, and the learner's own answers. CHECK=1 adds everything else.
let isChecked = Context.environment["CHECK"] == "1"
let chapter: [Target] = [
  .testTarget(
    name: "ChapterTests",
    dependencies: ["Theorem", "Course", "ExerciseCalls", "ExerciseProtocol", "Grading"],
    path: "Tests/Chapter", swiftSettings: isChecked ? [.define("CHECK")] : [])
]
let everythingElse: [Target] = [
  .testTarget(name: "TheoremTests", dependencies: ["Theorem"]),
  .testTarget(name: "ReportTests", dependencies: ["Report", "Theorem"]),
  .testTarget(name: "ProofsTests", dependencies: ["Proofs", "Theorem"]),
  .testTarget(name: "VerifyEqTests", dependencies: ["verify-eq"]),
  .testTarget(name: "ProgramsTests", dependencies: ["Programs", "Theorem"], exclude: ["flow.py"]),
  .testTarget(name: "ContainmentTests", dependencies: ["Containment", "Processes"]),
  .testTarget(
    name: "CourseTests",
    dependencies: ["Course", "ExerciseCalls", "ExerciseProtocol", "Exercises", "Theorem"]),
  .testTarget(
    name: "NotebooksTests", dependencies: ["Notebooks", "Containment", "Report", "Theorem", "verify-eq"]),
  .testTarget(name: "GradingTests", dependencies: ["Grading", "Course", "Containment"]),
]
let tests = chapter + (isChecked ? everythingElse : [])

let package = Package(
  name: "change-of-variables",
  platforms: [.macOS("26.0")],
  products: [
    .library(name: "Theorem", targets: ["Theorem"]),
    .library(name: "Report", targets: ["Report"]),
    .executable(name: "verify-eq", targets: ["verify-eq"]),
  ],
  targets: [
    .target(name: "Theorem"),
    .target(name: "Report", dependencies: ["Theorem"]),
    .target(name: "Processes"),
    .target(name: "Containment", dependencies: ["Processes"]),
    .target(name: "Programs", dependencies: ["Processes", "Report", "Theorem"]),
    .target(name: "Proofs", dependencies: ["Theorem"]),
    .target(name: "Exercises", path: exercises),
    .target(name: "ExerciseProtocol"),
    .target(name: "ExerciseCalls", dependencies: ["Exercises", "ExerciseProtocol"]),
    .executableTarget(name: "graded", dependencies: ["ExerciseCalls", "ExerciseProtocol"]),
    .target(name: "Course", dependencies: ["Theorem", "Report", "ExerciseProtocol", "Containment"]),
    .executableTarget(name: "verify-eq", dependencies: ["Report", "Programs", "Proofs", "Theorem"]),
    .target(name: "Grading", dependencies: ["Course", "Containment", "ExerciseProtocol"]),
    .target(name: "Notebooks", dependencies: ["Containment", "Report"]),
    .executableTarget(name: "notebook", dependencies: ["Notebooks", "verify-eq"]),
    .executableTarget(name: "learn", dependencies: ["Grading", "Course", "Containment", "Report"]),
  ] + tests
)
