using System.Globalization;
using System.Text.Json;
using LandingZone.Engine.Monitor;

namespace Pulumi;

/// <summary>
/// The settings of the stack under one name. <c>Get…</c> gives null for a setting that is not there, <c>Require…</c> throws;
/// the secret forms give secret outputs.
/// </summary>
public sealed class Config
{
    private readonly string _name;
    private readonly ProgramRun _run;

    /// <summary>The settings under <paramref name="name"/>.</summary>
    /// <param name="name">The part of the full keys before the colon; null for the project's own.</param>
    public Config(string? name = null)
    {
        _run = ProgramRun.Required;
        name ??= _run.Settings.Project;
        _name = name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
    }

    private delegate T Parser<T>(string key, string text);

    /// <summary>A setting, as a text; null when it is not there.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is encrypted and cannot be read here.</exception>
    public string? Get(string key) => GetClass(key, ParseText, nameof(GetSecret));

    /// <summary>A setting, as a text.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is not there, or it is encrypted and cannot be read here.</exception>
    public string Require(string key) => RequireValue(key, ParseText, nameof(RequireSecret));

    /// <summary>A setting, as a text, secret; null when it is not there. Unknown when it is encrypted and cannot be read here.</summary>
    /// <param name="key">The key after the colon.</param>
    public Output<string>? GetSecret(string key) => GetSecretValue(key, ParseText);

    /// <summary>A setting, as a text, secret. Unknown when it is encrypted and cannot be read here.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is not there.</exception>
    public Output<string> RequireSecret(string key) => RequireSecretValue(key, ParseText);

    /// <summary>A setting, as a boolean; null when it is not there.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is encrypted and cannot be read here, or it is no boolean.</exception>
    public bool? GetBoolean(string key) => GetStruct(key, ParseBoolean, nameof(GetSecretBoolean));

    /// <summary>A setting, as a boolean.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is not there, or it is encrypted and cannot be read here, or it is no boolean.</exception>
    public bool RequireBoolean(string key) => RequireValue(key, ParseBoolean, nameof(RequireSecretBoolean));

    /// <summary>A setting, as a boolean, secret; null when it is not there. Unknown when it is encrypted and cannot be read here.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is no boolean.</exception>
    public Output<bool>? GetSecretBoolean(string key) => GetSecretValue(key, ParseBoolean);

    /// <summary>A setting, as a boolean, secret. Unknown when it is encrypted and cannot be read here.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is not there, or it is no boolean.</exception>
    public Output<bool> RequireSecretBoolean(string key) => RequireSecretValue(key, ParseBoolean);

    /// <summary>A setting, as a number; null when it is not there.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is encrypted and cannot be read here, or it is no number.</exception>
    public double? GetDouble(string key) => GetStruct(key, ParseDouble, nameof(GetSecretDouble));

    /// <summary>A setting, as a number.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is not there, or it is encrypted and cannot be read here, or it is no number.</exception>
    public double RequireDouble(string key) => RequireValue(key, ParseDouble, nameof(RequireSecretDouble));

    /// <summary>A setting, as a number, secret; null when it is not there. Unknown when it is encrypted and cannot be read here.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is no number.</exception>
    public Output<double>? GetSecretDouble(string key) => GetSecretValue(key, ParseDouble);

    /// <summary>A setting, as a number, secret. Unknown when it is encrypted and cannot be read here.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is not there, or it is no number.</exception>
    public Output<double> RequireSecretDouble(string key) => RequireSecretValue(key, ParseDouble);

    /// <summary>A setting, as a whole number; null when it is not there.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is encrypted and cannot be read here, or it is no whole number.</exception>
    public int? GetInt32(string key) => GetStruct(key, ParseInt32, nameof(GetSecretInt32));

    /// <summary>A setting, as a whole number.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is not there, or it is encrypted and cannot be read here, or it is no whole number.</exception>
    public int RequireInt32(string key) => RequireValue(key, ParseInt32, nameof(RequireSecretInt32));

    /// <summary>
    /// A setting, as a whole number, secret; null when it is not there. Unknown when it is encrypted and cannot be read here.
    /// </summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is no whole number.</exception>
    public Output<int>? GetSecretInt32(string key) => GetSecretValue(key, ParseInt32);

    /// <summary>A setting, as a whole number, secret. Unknown when it is encrypted and cannot be read here.</summary>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is not there, or it is no whole number.</exception>
    public Output<int> RequireSecretInt32(string key) => RequireSecretValue(key, ParseInt32);

    /// <summary>A structured setting, read from its JSON; the default value when it is not there.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is encrypted and cannot be read here, or it is no JSON of that form.</exception>
    public T? GetObject<T>(string key) =>
        Text(key, nameof(GetSecretObject)) is { } text ? ObjectParser<T>(null)(FullKey(key), text) : default;

    /// <summary>A structured setting, read from its JSON.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is not there, it is encrypted and cannot be read here, or it is no JSON of that form.</exception>
    public T RequireObject<T>(string key) => RequireValue(key, ObjectParser<T>(null), nameof(RequireSecretObject));

    /// <summary>A structured setting, read from its JSON, secret; null when it is not there.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is no JSON of that form.</exception>
    public Output<T>? GetSecretObject<T>(string key) => GetSecretValue(key, ObjectParser<T>(null));

    /// <summary>A structured setting, read from its JSON, secret.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key after the colon.</param>
    /// <exception cref="RunException">It is not there, or it is no JSON of that form.</exception>
    public Output<T> RequireSecretObject<T>(string key) => RequireSecretValue(key, ObjectParser<T>(null));

    /// <summary>A structured setting, read from its JSON; the default value when it is not there.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key after the colon.</param>
    /// <param name="options">How to read the JSON.</param>
    /// <exception cref="RunException">It is encrypted and cannot be read here, or it is no JSON of that form.</exception>
    public T? GetObject<T>(string key, JsonSerializerOptions options) =>
        Text(key, nameof(GetSecretObject)) is { } text ? ObjectParser<T>(options)(FullKey(key), text) : default;

    /// <summary>A structured setting, read from its JSON.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key after the colon.</param>
    /// <param name="options">How to read the JSON.</param>
    /// <exception cref="RunException">It is not there, it is encrypted and cannot be read here, or it is no JSON of that form.</exception>
    public T RequireObject<T>(string key, JsonSerializerOptions options) =>
        RequireValue(key, ObjectParser<T>(options), nameof(RequireSecretObject));

    /// <summary>A structured setting, read from its JSON, secret; null when it is not there.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key after the colon.</param>
    /// <param name="options">How to read the JSON.</param>
    /// <exception cref="RunException">It is no JSON of that form.</exception>
    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) => GetSecretValue(key, ObjectParser<T>(options));

    /// <summary>A structured setting, read from its JSON, secret.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key after the colon.</param>
    /// <param name="options">How to read the JSON.</param>
    /// <exception cref="RunException">It is not there, or it is no JSON of that form.</exception>
    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) => RequireSecretValue(key, ObjectParser<T>(options));

    private string FullKey(string key) => $"{_name}:{key}";

    private ConfigValue? Find(string key) => _run.Config(FullKey(key));

    private string? Text(string key, string secretForm)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        return value.Text ?? throw new ConfigSealedException(FullKey(key), secretForm);
    }

    private T? GetClass<T>(string key, Parser<T> parse, string secretForm)
        where T : class => Text(key, secretForm) is { } text ? parse(FullKey(key), text) : null;

    private T? GetStruct<T>(string key, Parser<T> parse, string secretForm)
        where T : struct => Text(key, secretForm) is { } text ? parse(FullKey(key), text) : null;

    private T RequireValue<T>(string key, Parser<T> parse, string secretForm) =>
        Text(key, secretForm) is { } text ? parse(FullKey(key), text) : throw new ConfigMissingException(FullKey(key));

    private Output<T>? GetSecretValue<T>(string key, Parser<T> parse) => Find(key) switch
    {
        null => null,
        { Text: { } text } => Output.CreateSecret(parse(FullKey(key), text)),
        _ => Output<T>.Unknown(default!, isSecret: true),
    };

    private Output<T> RequireSecretValue<T>(string key, Parser<T> parse) =>
        GetSecretValue(key, parse) ?? throw new ConfigMissingException(FullKey(key));

    private static string ParseText(string key, string text) => text;

    private static bool ParseBoolean(string key, string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw new ConfigTypeException(key, text, nameof(Boolean)),
    };

    private static int ParseInt32(string key, string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ConfigTypeException(key, text, nameof(Int32));

    private static double ParseDouble(string key, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ConfigTypeException(key, text, nameof(Double));

    private static Parser<T> ObjectParser<T>(JsonSerializerOptions? options) => (key, text) =>
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, options)!;
        }
        catch (JsonException exception)
        {
            throw new ConfigTypeException(key, text, typeof(T).FullName!, exception);
        }
    };
}
