/// A row of a key table: one parameter of a work or of the conditions, from text to value and back.
///
/// A table lists its rows in the order in which their defaults follow from one another: that of a row is made of the rows
/// before it, and of the conditions. Ids have the order of ``WorkloadKey``.
package struct Key<Root: Sendable>: Sendable {
    /// The key's name.
    package let name: WorkloadKey
    /// What is said of it; nil for a row that merely refuses a key which the work has no place for.
    package let words: KeyText?
    /// Sets the value that a text names; throws ``WorkloadError`` for one that the work has no place for.
    let assign: @Sendable (String, inout Root) throws(WorkloadError) -> Void
    /// Sets the value where none was given.
    let fill: @Sendable (inout Root, Conditions) -> Void
    /// The value in ids; nil where it is not mentioned.
    let text: @Sendable (Root, Conditions) -> String?

    /// A row of a value with a place of its own.
    ///
    /// - Parameters:
    ///   - standard: the default in words.
    ///   - fallback: the default, by what the rows before this one have.
    ///   - isShown: false where the value decides nothing, and ids leave it out.
    init<Value>(
        _ name: WorkloadKey,
        _ form: ValueForm<Value>,
        _ path: any WritableKeyPath<Root, Value> & Sendable,
        _ summary: String,
        standard: String,
        fallback: @escaping @Sendable (Root, Conditions) -> Value,
        isShown: @escaping @Sendable (Root, Conditions) -> Bool = { _, _ in true }
    ) {
        self.init(
            name,
            form,
            summary,
            standard: standard,
            assign: { (value, root) in root[keyPath: path] = value },
            fill: { root, conditions in root[keyPath: path] = fallback(root, conditions) },
            text: { root, conditions in
                isShown(root, conditions) ? form.print(root[keyPath: path]) : nil
            }
        )
    }

    /// A row whose value is a part of another one.
    init<Value>(
        _ name: WorkloadKey,
        _ form: ValueForm<Value>,
        _ summary: String,
        standard: String,
        assign: @escaping @Sendable (Value, inout Root) throws(WorkloadError) -> Void,
        fill: @escaping @Sendable (inout Root, Conditions) -> Void = { _, _ in },
        text: @escaping @Sendable (Root, Conditions) -> String?
    ) {
        self.name = name
        words = KeyText(
            summary: summary,
            standard: standard,
            accepted: form.accepted,
            check: { (text) throws(WorkloadError) in _ = try form.parse(text) }
        )
        self.assign = { (text, root) throws(WorkloadError) in try assign(try form.parse(text), &root) }
        self.fill = fill
        self.text = text
    }

    /// A row of a key that has but one value in this work: another one is refused.
    ///
    /// - Parameters:
    ///   - shown: the value in ids; nil where it is not mentioned.
    ///   - refusal: what is wrong with a value; nil for the one that is right.
    init<Value>(
        only name: WorkloadKey,
        _ form: ValueForm<Value>,
        shown: String? = nil,
        refusal: @escaping @Sendable (Value) -> WorkloadError?
    ) {
        self.name = name
        words = nil
        assign = { (text, _) throws(WorkloadError) in
            if let error = refusal(try form.parse(text)) { throw error }
        }
        fill = { _, _ in }
        self.text = { _, _ in shown }
    }
}

extension Key {
    /// Sets every parameter of a table: to what was given, or else to its default.
    ///
    /// - Parameter conditions: those that defaults follow from, by what is set so far.
    static func set(
        _ given: [WorkloadKey: String],
        in root: inout Root,
        by keys: [Key],
        under conditions: (Root) -> Conditions
    ) throws(WorkloadError) {
        for key in keys {
            if let text = given[key.name] {
                try key.assign(text, &root)
            } else {
                key.fill(&root, conditions(root))
            }
        }
    }
}
