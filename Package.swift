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
  .target(name: "TestSupport", path: "Tests/Support"),
  .testTarget(name: "TheoremTests", dependencies: ["Theorem"], path: "Tests/Theorem"),
  .testTarget(name: "ReportTests", dependencies: ["Report", "Theorem"], path: "Tests/Report"),
  .testTarget(name: "ProofsTests", dependencies: ["Proofs", "Theorem"], path: "Tests/Proofs"),
  .testTarget(
    name: "ProgramsTests", dependencies: ["Programs", "Theorem", "TestSupport"], path: "Tests/Programs",
    exclude: ["flow.py", "served.py"]),
  .testTarget(name: "VerifyEqTests", dependencies: ["verify-eq", "TestSupport"], path: "Tests/verify-eq"),
  .testTarget(
    name: "ContainmentTests", dependencies: ["Containment", "Kit", "TestSupport"],
    path: "Tests/Workshop/Containment"),
  .testTarget(
    name: "CourseTests",
    dependencies: ["Course", "ExerciseCalls", "ExerciseProtocol", "Exercises", "Theorem"],
    path: "Tests/Workshop/Course"),
  .testTarget(
    name: "GradingTests",
    dependencies: ["Grading", "Course", "Containment", "Kit", "Report", "TestSupport"],
    path: "Tests/Workshop/Grading"),
  .testTarget(
    name: "NotebooksTests",
    dependencies: ["Notebooks", "Containment", "Report", "Theorem", "verify-eq", "TestSupport"],
    path: "Tests/Workshop/Notebooks"),
]

/// A part of the workshop, which stands beside the mathematics and never below it.
func workshop(_ name: String, _ dependencies: [Target.Dependency], isCommand: Bool = false) -> Target {
  let path = "Sources/Workshop/\(name)"
  return isCommand
    ? .executableTarget(name: name, dependencies: dependencies, path: path)
    : .target(name: name, dependencies: dependencies, path: path)
}

let package = Package(
  name: "change-of-variables",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Theorem", targets: ["Theorem"]),
    .library(name: "Report", targets: ["Report"]),
    .executable(name: "verify-eq", targets: ["verify-eq"]),
  ],
  targets: [
    .target(name: "Theorem"),
    .target(name: "Report", dependencies: ["Theorem"]),
    .target(name: "Proofs", dependencies: ["Theorem"]),
    .target(name: "Programs", dependencies: ["Kit", "Report", "Theorem"]),
    .executableTarget(name: "verify-eq", dependencies: ["Kit", "Programs", "Proofs", "Report", "Theorem"]),
    .target(name: "Exercises", path: exercises),
    .target(name: "Kit"),
    workshop("Containment", ["Kit"]),
    workshop("benchmark", ["Theorem", "Report", "Kit"], isCommand: true),
    workshop("ExerciseProtocol", []),
    workshop("ExerciseCalls", ["Exercises", "ExerciseProtocol"]),
    workshop("Course", ["Theorem", "Report", "ExerciseProtocol"]),
    workshop("Grading", ["Course", "Containment", "ExerciseProtocol", "Kit", "Report"]),
    workshop("Notebooks", ["Containment", "Kit", "Report"]),
    workshop("graded", ["ExerciseCalls", "ExerciseProtocol"], isCommand: true),
    workshop("learn", ["Grading", "Course", "Containment", "Kit", "Report"], isCommand: true),
    workshop("notebook", ["Notebooks", "Kit", "Report", "verify-eq"], isCommand: true),
  ] + chapter + (isChecked ? everythingElse : [])
)
