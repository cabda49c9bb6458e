using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>Makes outputs, and combines them.</summary>
public static class Output
{
    /// <summary>An output with the value <paramref name="value"/>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static Output<T> Create<T>(T value) => new(new OutputData<T>(value, default, true, false));

    /// <summary>An output whose value comes from <paramref name="value"/>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The task that gives the value.</param>
    public static Output<T> Create<T>(Task<T> value) => Output<T>.FromTask(value, isSecret: false);

    /// <summary>A secret output with the value <paramref name="value"/>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static Output<T> CreateSecret<T>(T value) => new(new OutputData<T>(value, default, true, true));

    /// <summary>A secret output whose value comes from <paramref name="value"/>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The task that gives the value.</param>
    public static Output<T> CreateSecret<T>(Task<T> value) => Output<T>.FromTask(value, isSecret: true);

    /// <summary>The same output, secret.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The output.</param>
    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.WithSecrecy(true);
    }

    /// <summary>The same output, no longer secret: its value may be shown.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output.</param>
    public static Output<T> Unsecret<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.WithSecrecy(false);
    }

    /// <summary>Whether the output is secret.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output.</param>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.DataAsync().ConfigureAwait(false)).IsSecret;
    }

    /// <summary>All values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="inputs">The inputs, in order.</param>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return OutputSequence.Combine(Array.ConvertAll(inputs, input => input.ToOutput()));
    }

    /// <summary>All values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="inputs">The inputs, in order.</param>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return OutputSequence.Combine([.. inputs.Select(input => input.ToOutput())]);
    }

    /// <summary>All values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="outputs">The outputs, in order.</param>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return OutputSequence.Combine([.. outputs]);
    }

    /// <summary>All values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="outputs">The outputs, in order.</param>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return OutputSequence.Combine([.. outputs]);
    }

    /// <summary>The text with the values of the inputs and outputs in its holes.</summary>
    /// <param name="formattableString">An interpolated string.</param>
    public static Output<string> Format(FormattableString formattableString)
    {
        ArgumentNullException.ThrowIfNull(formattableString);
        var parts = Array.ConvertAll(
            formattableString.GetArguments(),
            static argument => argument is IOutput output ? output.ToObjectOutput() : Create(argument));
        return OutputSequence.Combine(parts).MapData(data => data.With(data.IsKnown
            ? string.Format(System.Globalization.CultureInfo.CurrentCulture, formattableString.Format, [.. data.Value])
            : ""));
    }

    /// <summary>The JSON text of a value, which may have inputs and outputs inside it: unknown or secret when one of them is.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write it; null for the defaults of System.Text.Json.</param>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return OutputJson.Serialize(value, options);
    }

    /// <summary>The value that a JSON text stands for.</summary>
    /// <typeparam name="T">The type of the value, which may have inputs and outputs inside it.</typeparam>
    /// <param name="json">The text. When it is no JSON of that form, the run fails.</param>
    /// <param name="options">How to read it; null for the defaults of System.Text.Json.</param>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return OutputJson.Deserialize<T>(json, options);
    }

    /// <summary>2 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) =>
        Tuple(item1.ToOutput(), item2.ToOutput());

    /// <summary>2 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2)
    {
        var join = new OutputJoin();
        return join.Run(() => (join.Add(item1), join.Add(item2)));
    }

    /// <summary>3 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput());

    /// <summary>3 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3)
    {
        var join = new OutputJoin();
        return join.Run(() => (join.Add(item1), join.Add(item2), join.Add(item3)));
    }

    /// <summary>4 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <typeparam name="T4">The type of value 4.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    /// <param name="item4">Value 4.</param>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput());

    /// <summary>4 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <typeparam name="T4">The type of value 4.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    /// <param name="item4">Value 4.</param>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4)
    {
        var join = new OutputJoin();
        return join.Run(() => (join.Add(item1), join.Add(item2), join.Add(item3), join.Add(item4)));
    }

    /// <summary>5 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <typeparam name="T4">The type of value 4.</typeparam>
    /// <typeparam name="T5">The type of value 5.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    /// <param name="item4">Value 4.</param>
    /// <param name="item5">Value 5.</param>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4,
        Input<T5> item5) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(), item5.ToOutput());

    /// <summary>5 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <typeparam name="T4">The type of value 4.</typeparam>
    /// <typeparam name="T5">The type of value 5.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    /// <param name="item4">Value 4.</param>
    /// <param name="item5">Value 5.</param>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5)
    {
        var join = new OutputJoin();
        return join.Run(() => (join.Add(item1), join.Add(item2), join.Add(item3), join.Add(item4), join.Add(item5)));
    }

    /// <summary>6 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <typeparam name="T4">The type of value 4.</typeparam>
    /// <typeparam name="T5">The type of value 5.</typeparam>
    /// <typeparam name="T6">The type of value 6.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    /// <param name="item4">Value 4.</param>
    /// <param name="item5">Value 5.</param>
    /// <param name="item6">Value 6.</param>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4,
        Input<T5> item5, Input<T6> item6) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(), item5.ToOutput(), item6.ToOutput());

    /// <summary>6 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <typeparam name="T4">The type of value 4.</typeparam>
    /// <typeparam name="T5">The type of value 5.</typeparam>
    /// <typeparam name="T6">The type of value 6.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    /// <param name="item4">Value 4.</param>
    /// <param name="item5">Value 5.</param>
    /// <param name="item6">Value 6.</param>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5, Output<T6> item6)
    {
        var join = new OutputJoin();
        return join.Run(() => (join.Add(item1), join.Add(item2), join.Add(item3), join.Add(item4), join.Add(item5), join.Add(item6)));
    }

    /// <summary>7 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <typeparam name="T4">The type of value 4.</typeparam>
    /// <typeparam name="T5">The type of value 5.</typeparam>
    /// <typeparam name="T6">The type of value 6.</typeparam>
    /// <typeparam name="T7">The type of value 7.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    /// <param name="item4">Value 4.</param>
    /// <param name="item5">Value 5.</param>
    /// <param name="item6">Value 6.</param>
    /// <param name="item7">Value 7.</param>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4,
        Input<T5> item5, Input<T6> item6, Input<T7> item7) =>
        Tuple(
            item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(),
            item5.ToOutput(), item6.ToOutput(), item7.ToOutput());

    /// <summary>7 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <typeparam name="T4">The type of value 4.</typeparam>
    /// <typeparam name="T5">The type of value 5.</typeparam>
    /// <typeparam name="T6">The type of value 6.</typeparam>
    /// <typeparam name="T7">The type of value 7.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    /// <param name="item4">Value 4.</param>
    /// <param name="item5">Value 5.</param>
    /// <param name="item6">Value 6.</param>
    /// <param name="item7">Value 7.</param>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5, Output<T6> item6, Output<T7> item7)
    {
        var join = new OutputJoin();
        return join.Run(() => (
            join.Add(item1), join.Add(item2), join.Add(item3), join.Add(item4), join.Add(item5),
            join.Add(item6), join.Add(item7)));
    }

    /// <summary>8 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <typeparam name="T4">The type of value 4.</typeparam>
    /// <typeparam name="T5">The type of value 5.</typeparam>
    /// <typeparam name="T6">The type of value 6.</typeparam>
    /// <typeparam name="T7">The type of value 7.</typeparam>
    /// <typeparam name="T8">The type of value 8.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    /// <param name="item4">Value 4.</param>
    /// <param name="item5">Value 5.</param>
    /// <param name="item6">Value 6.</param>
    /// <param name="item7">Value 7.</param>
    /// <param name="item8">Value 8.</param>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4,
        Input<T5> item5, Input<T6> item6, Input<T7> item7, Input<T8> item8) =>
        Tuple(
            item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(),
            item5.ToOutput(), item6.ToOutput(), item7.ToOutput(), item8.ToOutput());

    /// <summary>8 values in one output: known when all are known, secret when one is secret.</summary>
    /// <typeparam name="T1">The type of value 1.</typeparam>
    /// <typeparam name="T2">The type of value 2.</typeparam>
    /// <typeparam name="T3">The type of value 3.</typeparam>
    /// <typeparam name="T4">The type of value 4.</typeparam>
    /// <typeparam name="T5">The type of value 5.</typeparam>
    /// <typeparam name="T6">The type of value 6.</typeparam>
    /// <typeparam name="T7">The type of value 7.</typeparam>
    /// <typeparam name="T8">The type of value 8.</typeparam>
    /// <param name="item1">Value 1.</param>
    /// <param name="item2">Value 2.</param>
    /// <param name="item3">Value 3.</param>
    /// <param name="item4">Value 4.</param>
    /// <param name="item5">Value 5.</param>
    /// <param name="item6">Value 6.</param>
    /// <param name="item7">Value 7.</param>
    /// <param name="item8">Value 8.</param>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5, Output<T6> item6, Output<T7> item7, Output<T8> item8)
    {
        var join = new OutputJoin();
        return join.Run(() => (
            join.Add(item1), join.Add(item2), join.Add(item3), join.Add(item4), join.Add(item5),
            join.Add(item6), join.Add(item7), join.Add(item8)));
    }
}
