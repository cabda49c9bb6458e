using System.Reflection;

namespace Pulumi;

/// <summary>The stack itself: the component that all resources belong to in the end.</summary>
public class Stack : ComponentResource
{
    internal const string TypeToken = "pulumi:pulumi:Stack";

    /// <summary>Declares the stack; the constructor of a derived class goes on to declare the resources.</summary>
    /// <param name="options">Settings of the stack.</param>
    public Stack(StackOptions? options = null)
        : base(TypeToken, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", OptionsOf(options)) =>
        Run!.Stack = this;

    /// <summary>Declares the stack, runs <paramref name="program"/> and registers what it gives as the stack outputs.</summary>
    internal static Task RunAsync(Func<Task<IDictionary<string, object?>>> program, StackOptions? options)
    {
        var stack = new Stack(options);
        var outputs = program();
        stack.RegisterOutputs(outputs);
        return outputs;
    }

    /// <summary>Declares the stack and registers its <see cref="OutputAttribute"/> properties as the stack outputs.</summary>
    internal static Task RunAsync(Func<Stack> make)
    {
        var stack = make();
        stack.RegisterOutputs(stack.OutputProperties());
        return Task.CompletedTask;
    }

    private Dictionary<string, object?> OutputProperties()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute)
            {
                outputs.Add(attribute.Name ?? property.Name, property.GetValue(this));
            }
        }

        var unset = outputs.Where(output => output.Value is null).Select(output => output.Key).ToArray();
        if (unset.Length > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", unset)}' have no value assigned. " +
                "[Output] attributed properties must be assigned inside Stack constructor.");
        }

        var others = outputs.Where(
            output => output.Value is not IOutput || output.Value.GetType().GetGenericTypeDefinition() != typeof(Output<>))
            .Select(output => output.Key)
            .ToArray();
        return others.Length == 0 ? outputs : throw RunException.OutputsHaveIncorrectType(others);
    }

    private static ComponentResourceOptions? OptionsOf(StackOptions? options) => options is null ? null : new ComponentResourceOptions
    {
        ResourceTransformations = options.ResourceTransformations,
        ResourceTransforms = options.ResourceTransforms,
    };
}
