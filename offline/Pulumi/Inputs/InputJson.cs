using System.Text.Json;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A JSON value for a resource.</summary>
public sealed class InputJson : Input<JsonElement>
{
    private readonly Output<JsonElement> _element;

    /// <summary>JSON null.</summary>
    public InputJson()
        : this(Output.Create(Parse("null")))
    {
    }

    private InputJson(Output<JsonElement> element)
    {
        ArgumentNullException.ThrowIfNull(element);
        _element = element;
    }

    /// <summary>The JSON value that a text stands for.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static implicit operator InputJson(string json) => new(Output.Create(Parse(json)));

    /// <summary>The root of a JSON document.</summary>
    /// <param name="document">The document.</param>
    public static implicit operator InputJson(JsonDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new InputJson(Output.Create(document.RootElement));
    }

    /// <summary>A JSON value.</summary>
    /// <param name="element">The value.</param>
    public static implicit operator InputJson(JsonElement element) => new(Output.Create(element));

    /// <summary>The JSON value that a text stands for; the run fails when it is no JSON.</summary>
    /// <param name="json">The text.</param>
    public static implicit operator InputJson(Output<string> json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new InputJson(json.Apply(Parse));
    }

    /// <summary>The root of a JSON document.</summary>
    /// <param name="document">The document.</param>
    public static implicit operator InputJson(Output<JsonDocument> document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new InputJson(document.Apply(static known => known.RootElement));
    }

    /// <summary>A JSON value.</summary>
    /// <param name="element">The value.</param>
    public static implicit operator InputJson(Output<JsonElement> element) => new(element);

    internal override Output<JsonElement> AsOutput() => _element;

    internal override PropertyValue ToPropertyValue(InputCollector collector) => ((IInputValue)_element).ToPropertyValue(collector);

    private static JsonElement Parse(string json) => JsonElement.Parse(json);
}
