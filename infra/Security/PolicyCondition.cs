using Pulumi;

namespace LandingZone.Security;

/// <summary>A condition under which a statement of a policy applies. All conditions of a statement must hold.</summary>
public sealed record PolicyCondition
{
    /// <param name="test">The operator as IAM writes it, "StringEquals".</param>
    /// <param name="key">The condition key, "aws:PrincipalOrgID".</param>
    /// <param name="values">The values, of which one must match: one or more.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public PolicyCondition(string test, string key, params IReadOnlyList<Input<string>> values)
    {
        if (values.Count == 0)
        {
            throw new ArgumentException($"The condition {test} on {key} has no value; give one or more.", nameof(values));
        }

        Test = test;
        Key = key;
        Values = values;
    }

    /// <summary>The operator as IAM writes it.</summary>
    public string Test { get; }

    /// <summary>The condition key.</summary>
    public string Key { get; }

    /// <summary>The values, of which one must match.</summary>
    public IReadOnlyList<Input<string>> Values { get; }

    /// <summary>The key's value is one of those given, letter for letter.</summary>
    public static PolicyCondition StringEquals(string key, params IReadOnlyList<Input<string>> values) => new("StringEquals", key, values);

    /// <summary>The key's ARN is one of those given; "*" and "?" stand for characters inside a segment.</summary>
    public static PolicyCondition ArnLike(string key, params IReadOnlyList<Input<string>> values) => new("ArnLike", key, values);

    /// <summary>The key's value is true or false, as given.</summary>
    public static PolicyCondition Bool(string key, bool value) => new("Bool", key, Text(value));

    /// <summary>The request carries the key (false) or does not (true).</summary>
    public static PolicyCondition Null(string key, bool absent) => new("Null", key, Text(absent));

    private static string Text(bool value) => value ? "true" : "false";
}
