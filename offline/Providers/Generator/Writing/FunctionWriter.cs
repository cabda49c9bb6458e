using LandingZone.ProviderGenerator.Naming;
using LandingZone.ProviderGenerator.Schema;

namespace LandingZone.ProviderGenerator.Writing;

/// <summary>Writes the classes of a function: the calls, the arguments in both forms, the result.</summary>
internal sealed class FunctionWriter
{
    private static readonly IReadOnlyDictionary<string, DefaultValue> NoDefaults = new Dictionary<string, DefaultValue>();

    private readonly ArgsWriter _args;
    private readonly OutputTypeWriter _outputs;

    public FunctionWriter(ArgsWriter args, OutputTypeWriter outputs) => (_args, _outputs) = (args, outputs);

    /// <summary>Writes the classes.</summary>
    public void Write(CodeWriter code, FunctionSchema function)
    {
        var name = function.Name;
        code.Summary($"The function {function.Token}.");
        if (function.IsDeprecated)
        {
            code.Obsolete(function.Token);
        }

        code.Open($"public static class {name}");
        WriteCall(code, function, $"Task<{name}Result> InvokeAsync", "InvokeAsync", $"{name}Args", "InvokeOptions? options = null");
        WriteCall(code, function, $"Output<{name}Result> Invoke", "Invoke", $"{name}InvokeArgs", "InvokeOptions? options = null");
        WriteCall(code, function, $"Output<{name}Result> Invoke", "Invoke", $"{name}InvokeArgs", "InvokeOutputOptions options");
        code.Close();
        if (function.Arguments.Count > 0)
        {
            _args.Write(code, function.Token, $"{name}Args", TypeRole.Argument, function.Arguments, NoDefaults, isInvoke: true);
            _args.Write(code, function.Token, $"{name}InvokeArgs", TypeRole.InvokeInput, function.Arguments, NoDefaults, isInvoke: true);
        }

        _outputs.Write(code, function.Token, $"{name}Result", TypeRole.Result, function.Result);
    }

    private static void WriteCall(CodeWriter code, FunctionSchema function, string signature, string method, string args, string options)
    {
        // Arguments in front of options that are required cannot be left out.
        var isOptional = options.EndsWith("null", StringComparison.Ordinal) && function.Arguments.All(argument => argument.IsOptional);
        var (parameter, passed) = function.Arguments.Count == 0
            ? ("", "global::Pulumi.InvokeArgs.Empty")
            : ($"{args}{(isOptional ? "? args = null" : " args")}, ", $"args ?? new {args}()");
        code.Line($"public static {signature}({parameter}{options})");
        code.Line($"    => global::Pulumi.Deployment.Instance.{method}<{function.Name}Result>(");
        code.Line($"        {Literals.Text(function.Token)}, {passed}, options.WithDefaults());");
    }
}
