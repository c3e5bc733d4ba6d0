import Testing

@testable import Notebooks

@Suite("promote rewrites outputs, and nothing else")
struct PromotionTests {
  @Test("an output that is missing, wrong or superfluous is put right, and then nothing is left to do")
  func outputs() throws {
    let sample = try Sample(
      """
      Before.

      ```swift
      print(1)
      ```

      Between.

      ```swift
      print(2)
      print(3)
      ```

      ```text
      4
      ```

      ```swift
      let silent = 5
      ```

      ```text
      6
      ```

      ```console
      $ echo 7
      8
      $ echo 9
      ```

      After.

      """)
    #expect(try sample.check().map(\.line) == [3, 14, 22, 26])
    #expect(try sample.promote() == [Sample.path])
    #expect(
      sample.text == """
        Before.

        ```swift
        print(1)
        ```

        ```text
        1
        ```

        Between.

        ```swift
        print(2)
        print(3)
        ```

        ```text
        2
        3
        ```

        ```swift
        let silent = 5
        ```

        ```console
        $ echo 7
        7
        $ echo 9
        9
        ```

        After.

        """)
    #expect(try sample.check() == [])
    #expect(try sample.promote() == [])
  }

  @Test("what varies keeps what is shown; what is left out stays left out")
  func kept() throws {
    let text = """
      <!-- nb: varies -->
      ```swift
      print(Int.random(in: 0...1_000_000))
      ```

      ```text
      some number
      ```

      ```swift
      for i in 1...9 { print(i) }
      ```

      ```text
      1
      …
      9
      ```

      """
    let sample = try Sample(text)
    #expect(try sample.check() == [])
    #expect(try sample.promote() == [])
    let shorter = try Sample(text.replacing("1...9", with: "1...8"))
    #expect(try shorter.check().count == 1)
    _ = try shorter.promote()
    #expect(shorter.text.contains("1\n…\n8\n"))
  }
}
